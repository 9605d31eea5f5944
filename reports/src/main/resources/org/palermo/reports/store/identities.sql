-- Who is who: what the latest accepted event of each identity states.
SELECT
    JSONExtractString(latest.1, 'type'),
    JSONExtractString(latest.1, 'alias'),
    JSONExtractString(latest.1, 'canonical'),
    entity_id,
    JSONExtractString(latest.1, 'reason'),
    latest.2
FROM
(
    SELECT entity_id, argMax((body, source, withdrawn), revision) AS latest
    FROM outcomes
    WHERE topic = 'palermo.identities' AND kind = 'identity' AND outcome = 'posted' AND ${known}
    GROUP BY entity_id
)
WHERE NOT latest.3
