-- What audits found. The last row says whether the reports may be relied on; a rebuild of the tables is a row too, one
-- that has not passed, because new tables are unproven until the next audit.

CREATE TABLE IF NOT EXISTS audit_rows
(
    audited_at    DateTime64(3, 'UTC') COMMENT 'when it ended',
    what          LowCardinality(String) COMMENT 'audit or rebuild',
    passed        Bool,
    inputs        UInt64 COMMENT 'how many of each were compared',
    postings      UInt64,
    totals        UInt64,
    figures       UInt32,
    up_to         String COMMENT 'JSON: by input topic and partition, the last offset that it speaks about',
    disagreements UInt64,
    counts        String COMMENT 'JSON: how many disagreements of each sort',
    first         String COMMENT 'the first disagreement in one line; empty where it passed',
    first_details String COMMENT 'JSON: the first disagreement with both values; empty where it passed'
)
ENGINE = ReplacingMergeTree
ORDER BY (audited_at, what);

CREATE VIEW IF NOT EXISTS audits AS SELECT * FROM audit_rows FINAL;
