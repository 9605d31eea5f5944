-- Grants with more disbursed than committed. An award of which only the month or year is known speaks for its grant from
-- the first day that it may have.
SELECT
    party AS grant_id,
    sumIf(quantity, account = 'fund.committed.by-grant') AS committed,
    sumIf(quantity, account = 'fund.disbursed.by-grant' AND occurred_to <= ${at}) AS disbursed
FROM postings
WHERE account IN ('fund.committed.by-grant', 'fund.disbursed.by-grant') AND occurred_from <= ${at} AND ${known}
GROUP BY grant_id
HAVING disbursed > committed
ORDER BY grant_id
