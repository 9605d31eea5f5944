-- The last audit, or the last rebuild of the tables where that is later; no row where there has been none.
SELECT toUnixTimestamp64Milli(audited_at) AS at_millis, toString(what) AS done, passed, disagreements, first
FROM audits
ORDER BY audited_at DESC, passed
LIMIT 1
