-- What organizations that were awarded a grant are called, as the last event that named them states it. The posting of an
-- award knows its organization, so one event of each is read.
SELECT JSONExtractString(body, 'ngoId') AS id, JSONExtractString(body, 'ngoName') AS name
FROM outcomes
WHERE (topic, partition, offset) IN
(
    SELECT last.1, last.2, last.3
    FROM
    (
        SELECT argMax((topic, partition, offset), (known_at, partition, offset)) AS last
        FROM postings
        WHERE account = 'fund.grants' AND quantity > 0 AND ${known} AND ${named}
        GROUP BY party
    )
)
