-- The targets that stand: what the latest accepted event of each states.
SELECT
    entity_id,
    JSONExtractString(latest.1, 'figure') AS figure,
    JSONExtractString(latest.1, 'start'),
    JSONExtractString(latest.1, 'end'),
    JSONExtractString(latest.1, 'programme'),
    JSONExtractString(latest.1, 'country'),
    JSONExtractString(latest.1, 'region'),
    JSONExtractString(latest.1, 'category'),
    JSONExtractString(latest.1, 'value'),
    JSONExtractString(latest.1, 'unit'),
    latest.2,
    latest.3,
    latest.4
FROM
(
    SELECT entity_id, argMax((body, toString(evidence), source, note, withdrawn), revision) AS latest
    FROM outcomes
    WHERE topic = 'palermo.targets' AND kind = 'target' AND outcome = 'posted' AND ${known}
    GROUP BY entity_id
)
WHERE NOT latest.5
ORDER BY figure, entity_id
