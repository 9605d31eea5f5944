-- Payments by the organization and the country of their grants, as those stand; by segments of days. Payments on an
-- illustrative grant are illustrative.
WITH
    awards AS
    (
        SELECT
            entity_id AS grant_id,
            party AS organization,
            toString(jurisdiction) AS country,
            evidence = 'illustrative' AS made_up
        FROM postings
        WHERE account = 'fund.grants' AND ${known_awards}
        GROUP BY grant_id, organization, country, made_up
        HAVING sum(quantity) > 0
    ),
    paid AS
    (
        SELECT
            party AS grant_id,
            roundDown(toInt32(occurred_from), [${first_starts}]) AS first_segment,
            roundDown(toInt32(occurred_to), [${last_starts}]) AS last_segment,
            toString(evidence) AS stated,
            sum(quantity) AS net
        FROM ${table}
        WHERE account = 'fund.disbursed.by-grant' AND occurred_from <= ${until} AND ${known}
        GROUP BY grant_id, first_segment, last_segment, stated
    )
SELECT
    paid.first_segment AS first_segment,
    paid.last_segment AS last_segment,
    awards.organization AS organization,
    awards.country AS country,
    if(awards.made_up, 'illustrative', paid.stated) AS evidence,
    sum(paid.net) AS total
FROM paid
LEFT JOIN awards ON awards.grant_id = paid.grant_id
GROUP BY first_segment, last_segment, organization, country, evidence
HAVING total != 0
