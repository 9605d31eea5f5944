-- What donors gave and pledged, illustrative rows apart; names and types as the last event that named them states them.
WITH
    given AS
    (
        SELECT
            donor, illustrative, sum(received_of) AS received, sum(pledged_of) AS pledged, count() AS contributions
        FROM
        (
            SELECT
                party AS donor,
                evidence = 'illustrative' AS illustrative,
                entity_id,
                sumIf(quantity, account = 'fund.received') AS received_of,
                sumIf(quantity, account = 'fund.pledged') AS pledged_of
            FROM postings
            WHERE account IN ('fund.pledged', 'fund.received') AND occurred_to <= ${at} AND ${known}
            GROUP BY donor, illustrative, entity_id
            HAVING received_of != 0 OR pledged_of != 0
        )
        GROUP BY donor, illustrative
    ),
    named AS
    (
        SELECT
            JSONExtractString(body, 'donorId') AS id,
            argMax(JSONExtractString(body, 'donorName'), (assumeNotNull(known_at), partition, offset)) AS name,
            argMax(JSONExtractString(body, 'donorType'), (assumeNotNull(known_at), partition, offset)) AS type
        FROM outcomes
        WHERE kind = 'contribution' AND outcome = 'posted' AND NOT withdrawn AND ${known_outcomes}
        GROUP BY id
    )
SELECT given.donor, named.name, named.type, given.illustrative, given.received, given.pledged, given.contributions
FROM given
LEFT JOIN named ON named.id = given.donor
ORDER BY given.received DESC, given.pledged DESC, given.donor, given.illustrative
