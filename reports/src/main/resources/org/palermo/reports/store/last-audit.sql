-- The last audit, or the last rebuild of the tables where that is later; no row where it passed.
SELECT toString(toDate(audited_at, 'UTC')), what, disagreements, first
FROM
(
    SELECT audited_at, toString(what) AS what, passed, disagreements, first
    FROM audits
    ORDER BY audited_at DESC, passed
    LIMIT 1
)
WHERE NOT passed
