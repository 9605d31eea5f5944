-- Events about single records, with what became of them, in the order in which they were published.
SELECT
    topic,
    partition,
    offset,
    toUnixTimestamp64Milli(published_at) AS published_millis,
    outcome,
    reason,
    detail,
    kind,
    entity_id,
    event_id,
    revision,
    toUnixTimestamp64Milli(known_at) AS known_millis,
    toUnixTimestamp64Milli(recorded_at) AS recorded_millis,
    recorded_by,
    source,
    evidence,
    note,
    backfilled,
    withdrawn,
    body
FROM outcomes
WHERE ${records} AND ${known}
ORDER BY kind, entity_id, topic, partition, offset
