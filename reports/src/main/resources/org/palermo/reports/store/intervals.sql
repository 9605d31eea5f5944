-- The days that an account's postings, netted, leave: one interval for each last day, the one that begins first.
SELECT min(occurred_from) AS first_day, occurred_to AS last_day
FROM
(
    SELECT occurred_from, occurred_to, sum(quantity) AS net
    FROM postings
    WHERE account = ${account} AND occurred_from <= ${until} AND ${known}
    GROUP BY occurred_from, occurred_to
    HAVING net > 0
)
GROUP BY last_day
ORDER BY last_day
