-- What was published. The topic palermo.publications is the record; these rows are a copy of it, by which reports find
-- what was published of their period. Whoever publishes writes the row after the broker has the entry, and every command
-- that lists publications first copies what is missing here.

CREATE TABLE IF NOT EXISTS publication_rows
(
    id              String,
    published_at    DateTime64(3, 'UTC'),
    published_by    String,
    period_from     Date32,
    period_to       Date32,
    programme       LowCardinality(String),
    known_on        Nullable(Date32),
    manifest        String COMMENT 'JSON, byte for byte the file that lies beside the outputs',
    manifest_sha256 String,
    offset          UInt64 COMMENT 'of the entry in palermo.publications'
)
ENGINE = ReplacingMergeTree
ORDER BY (offset);

CREATE VIEW IF NOT EXISTS publications AS SELECT * FROM publication_rows FINAL;
