-- Rejected events, those of one reason together.
SELECT
    topic,
    partition,
    offset,
    toUnixTimestamp64Milli(published_at) AS published_millis,
    reason,
    detail,
    kind,
    entity_id,
    event_id,
    toUnixTimestamp64Milli(recorded_at) AS recorded_millis,
    recorded_by,
    source,
    resent,
    standing
FROM (${rejections})
WHERE ${which} AND standing IN (${standings})
ORDER BY reason, topic, partition, offset
LIMIT ${most}
