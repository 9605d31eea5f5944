-- The rates in the amounts of some accounts' records, as their last accepted events state them. A grant has the day of its
-- award where the others have a date.
SELECT currency, month, units_per_usd, count() AS records
FROM
(
    SELECT
        kind,
        entity_id,
        argMax(JSONExtractString(body, 'amount', 'currency'), revision) AS currency,
        argMax(
            substring(
                if(JSONHas(body, 'date'), JSONExtractString(body, 'date'), JSONExtractString(body, 'awarded')), 1, 7),
            revision) AS month,
        argMax(JSONExtractString(body, 'amount', 'unitsPerUsd'), revision) AS units_per_usd
    FROM outcomes
    WHERE outcome = 'posted' AND ${known} AND (kind, entity_id) IN
    (
        SELECT kind, entity_id
        FROM postings
        WHERE (${windows}) AND original_currency NOT IN ('', 'USD') AND ${known_postings}
    )
    GROUP BY kind, entity_id
)
WHERE currency NOT IN ('', 'USD')
GROUP BY currency, month, units_per_usd
ORDER BY currency, month, units_per_usd
