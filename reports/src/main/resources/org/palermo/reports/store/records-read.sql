-- The records of some accounts: how many, and the SHA-256 of a line kind:id:revision for each, sorted by bytes.
SELECT account, count() AS records, lower(hex(SHA256(arrayStringConcat(arraySort(groupArray(line)))))) AS digest
FROM
(
    SELECT account, concat(kind, ':', entity_id, ':', toString(max(revision)), '\n') AS line
    FROM postings
    WHERE (${windows}) AND ${known}
    GROUP BY account, kind, entity_id
)
GROUP BY account
ORDER BY account
