-- What donors gave and pledged, illustrative rows apart; names and types as the last event that named them states them. A
-- contribution is worth one posting, whose amount is positive, and its correction takes that one back: so signs count
-- contributions, and a positive amount's event names the donor.
WITH
    given AS
    (
        SELECT
            party AS donor,
            evidence = 'illustrative' AS illustrative,
            sumIf(quantity, account = 'fund.received') AS received,
            sumIf(quantity, account = 'fund.pledged') AS pledged,
            sum(sign(quantity)) AS contributions
        FROM postings
        WHERE account IN ('fund.pledged', 'fund.received') AND occurred_to <= ${at} AND ${known}
        GROUP BY donor, illustrative
        HAVING contributions != 0
    ),
    named AS
    (
        SELECT
            JSONExtractString(body, 'donorId') AS id,
            JSONExtractString(body, 'donorName') AS name,
            JSONExtractString(body, 'donorType') AS type
        FROM outcomes
        WHERE (topic, partition, offset) IN
        (
            SELECT last.1, last.2, last.3
            FROM
            (
                SELECT argMax((topic, partition, offset), (known_at, partition, offset)) AS last
                FROM postings
                WHERE account IN ('fund.pledged', 'fund.received') AND quantity > 0 AND ${known_names}
                GROUP BY party
            )
        )
    )
SELECT given.donor, named.name, named.type, given.illustrative, given.received, given.pledged, given.contributions
FROM given
LEFT JOIN named ON named.id = given.donor
ORDER BY given.received DESC, given.pledged DESC, given.donor, given.illustrative
