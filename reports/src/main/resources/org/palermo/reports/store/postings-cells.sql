-- Net sums of the postings in the same form: an interval within one month becomes that month, unless the month's days
-- matter. The month's bounds are counted in days, because toStartOfMonth leaves Date32 for the narrower Date.
SELECT
    account,
    toYYYYMM(occurred_from) = toYYYYMM(occurred_to) AND toYYYYMM(occurred_from) NOT IN (${exact_months}) AS widened,
    if(widened, addDays(occurred_from, 1 - toDayOfMonth(occurred_from)), occurred_from) AS cell_from,
    if(widened, addDays(addMonths(addDays(occurred_from, 1 - toDayOfMonth(occurred_from)), 1), -1), occurred_to) AS cell_to,
    ${programme} AS cell_programme,
    ${jurisdiction} AS cell_jurisdiction,
    ${region} AS cell_region,
    ${category} AS cell_category,
    ${party} AS cell_party,
    evidence,
    sum(quantity) AS net
FROM postings
WHERE (${windows}) AND ${known}
GROUP BY
    account, widened, cell_from, cell_to, cell_programme, cell_jurisdiction, cell_region, cell_category, cell_party, evidence
HAVING net != 0
