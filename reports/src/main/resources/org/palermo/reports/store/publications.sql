-- What was published, in the order of publication.
SELECT
    id,
    toUnixTimestamp64Milli(published_at) AS published_millis,
    published_by,
    toInt32(period_from) AS first_day,
    toInt32(period_to) AS last_day,
    programme,
    toInt32(known_on) AS known_day,
    manifest,
    manifest_sha256,
    offset
FROM publications
WHERE ${which}
ORDER BY offset
