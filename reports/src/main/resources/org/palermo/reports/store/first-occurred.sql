-- The first day that any posting may have occurred on; no row where there is none.
SELECT toInt32(min(occurred_from)) AS first_day
FROM postings
HAVING count() > 0
