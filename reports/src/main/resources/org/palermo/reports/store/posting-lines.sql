-- Single postings, as written.
SELECT
    account,
    toInt32(occurred_from) AS first_day,
    toInt32(occurred_to) AS last_day,
    programme,
    jurisdiction,
    region,
    category,
    party,
    quantity,
    unit,
    evidence,
    original_minor,
    original_currency,
    kind,
    entity_id,
    revision,
    ordinal,
    toUnixTimestamp64Milli(known_at) AS known_millis,
    event_id
FROM postings
WHERE (${which}) AND ${known}
ORDER BY ${order}
