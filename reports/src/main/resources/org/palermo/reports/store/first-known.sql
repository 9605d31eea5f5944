-- When the first record became known; no row where nothing was ever accepted.
SELECT toUnixTimestamp64Milli(min(assumeNotNull(known_at))) AS first_millis
FROM outcomes
WHERE outcome = 'posted'
HAVING count() > 0
