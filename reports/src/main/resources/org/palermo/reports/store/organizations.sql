-- What organizations that were awarded a grant are called, as the last event that named them states it.
SELECT
    JSONExtractString(body, 'ngoId') AS id,
    argMax(JSONExtractString(body, 'ngoName'), (assumeNotNull(known_at), partition, offset)) AS name
FROM outcomes
WHERE kind = 'grant' AND outcome = 'posted' AND NOT withdrawn AND ${known} AND ${named}
GROUP BY id
