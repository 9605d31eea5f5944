-- What the pipeline writes and the reports read.
--
-- Each table's rows are keyed by what never changes, in a ReplacingMergeTree: a row that is written twice is one row.
-- Everyone reads through the views, which say FINAL; no materialized view stands on the tables, because it would see
-- a repeated block twice. There is no PARTITION BY: a block that is one insert is then one part, whole or absent.
--
-- The sink writes the columns by their position, and the views' columns are those of the day they were made: a migration
-- that adds a column adds it at the end and makes the view anew. ClickHouse has no transaction around several of these
-- statements, so each one of a migration must do no harm when it runs a second time.

CREATE TABLE IF NOT EXISTS posting_rows
(
    account           LowCardinality(String),
    occurred_from     Date32,
    occurred_to       Date32,
    jurisdiction      LowCardinality(String),
    posting_id        String COMMENT 'kind:entity:revision:ordinal',
    kind              LowCardinality(String),
    entity_id         String,
    revision          UInt32,
    ordinal           UInt32,
    known_at          DateTime64(3, 'UTC'),
    programme         LowCardinality(String),
    region            LowCardinality(String),
    category          LowCardinality(String),
    party             String,
    quantity          Int64 COMMENT 'signed; persons, records or USD cents by unit',
    unit              LowCardinality(String),
    evidence          LowCardinality(String),
    original_minor    Nullable(Int64) COMMENT 'the amount as recorded, in minor units of original_currency',
    original_currency LowCardinality(String),
    event_id          String,
    topic             LowCardinality(String),
    partition         UInt32,
    offset            UInt64
)
ENGINE = ReplacingMergeTree
ORDER BY (account, occurred_from, jurisdiction, posting_id)
SETTINGS non_replicated_deduplication_window = 1000, min_age_to_force_merge_seconds = 60;

CREATE VIEW IF NOT EXISTS postings AS SELECT * FROM posting_rows FINAL;

CREATE TABLE IF NOT EXISTS outcome_rows
(
    topic             LowCardinality(String),
    partition         UInt32,
    offset            UInt64,
    published_at      DateTime64(3, 'UTC'),
    outcome           LowCardinality(String) COMMENT 'posted, duplicate or rejected',
    reason            LowCardinality(String) COMMENT 'a stable code where rejected',
    detail            String,
    kind              LowCardinality(String),
    entity_id         String,
    event_id          String,
    revision          UInt32 COMMENT 'of the entity after this input; 0 where it was not posted',
    known_at          Nullable(DateTime64(3, 'UTC')),
    recorded_at       Nullable(DateTime64(3, 'UTC')),
    recorded_by       String,
    source            String,
    evidence          LowCardinality(String),
    note              String,
    backfilled        Bool,
    withdrawn         Bool,
    body              String COMMENT 'JSON: what was asserted, or the reason of the withdrawal; empty where unreadable',
    postings          UInt32 COMMENT 'how many the input was turned into',
    journal_partition UInt32,
    journal_offset    UInt64
)
ENGINE = ReplacingMergeTree
ORDER BY (topic, partition, offset)
SETTINGS non_replicated_deduplication_window = 1000, min_age_to_force_merge_seconds = 60;

CREATE VIEW IF NOT EXISTS outcomes AS SELECT * FROM outcome_rows FINAL;

CREATE TABLE IF NOT EXISTS total_rows
(
    account        LowCardinality(String),
    occurred_from  Date32 COMMENT 'a month, or the whole interval where the date is coarser',
    occurred_to    Date32,
    programme      LowCardinality(String),
    jurisdiction   LowCardinality(String),
    region         LowCardinality(String),
    category       LowCardinality(String),
    party          String,
    unit           LowCardinality(String),
    evidence       LowCardinality(String),
    topic          LowCardinality(String),
    partition      UInt32,
    quantity       Int64,
    postings       Int64,
    covered_offset UInt64 COMMENT 'every input of topic and partition up to here is in the cell',
    totals_partition UInt32,
    totals_offset  UInt64
)
ENGINE = ReplacingMergeTree(totals_offset)
ORDER BY (account, occurred_from, occurred_to, programme, jurisdiction, region, category, party, unit, evidence, topic, partition)
SETTINGS non_replicated_deduplication_window = 1000, min_age_to_force_merge_seconds = 60;

CREATE VIEW IF NOT EXISTS totals AS SELECT * FROM total_rows FINAL;

CREATE TABLE IF NOT EXISTS coverage_rows
(
    topic          LowCardinality(String),
    partition      UInt32,
    covered_offset UInt64 COMMENT 'the totals of topic and partition hold every input up to here',
    totals_partition UInt32,
    totals_offset  UInt64
)
ENGINE = ReplacingMergeTree(totals_offset)
ORDER BY (topic, partition)
SETTINGS non_replicated_deduplication_window = 1000, min_age_to_force_merge_seconds = 60;

CREATE VIEW IF NOT EXISTS coverage AS SELECT * FROM coverage_rows FINAL;
