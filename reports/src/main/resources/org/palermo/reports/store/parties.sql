-- Everyone that a standing record names: donors, organizations that were awarded grants, organizations that cooperated.
SELECT
    type,
    id,
    argMax(name, known) AS last_name,
    argMax(sort, known) AS last_sort,
    argMax(country, (country != '', known)) AS last_country,
    count() AS records
FROM
(
    SELECT
        multiIf(kind = 'contribution', 'donor', kind = 'grant', 'ngo', 'partner') AS type,
        multiIf(
            kind = 'contribution', JSONExtractString(latest.1, 'donorId'),
            kind = 'grant', JSONExtractString(latest.1, 'ngoId'),
            JSONExtractString(latest.1, 'organisation')) AS id,
        multiIf(
            kind = 'contribution', JSONExtractString(latest.1, 'donorName'),
            kind = 'grant', JSONExtractString(latest.1, 'ngoName'),
            id) AS name,
        JSONExtractString(latest.1, 'donorType') AS sort,
        if(kind = 'contribution', JSONExtractString(latest.1, 'donorCountry'), JSONExtractString(latest.1, 'country')) AS country,
        latest.3 AS known
    FROM
    (
        SELECT kind, entity_id, argMax((body, withdrawn, assumeNotNull(known_at)), revision) AS latest
        FROM outcomes
        WHERE kind IN ('contribution', 'grant', 'partner') AND outcome = 'posted'
        GROUP BY kind, entity_id
    )
    WHERE NOT latest.2
)
GROUP BY type, id
ORDER BY type, id
