-- Net sums of the postings by segments of days, which may differ by account.
SELECT
    account,
    ${first_segment} AS first_segment,
    ${last_segment} AS last_segment,
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
    account, first_segment, last_segment, cell_programme, cell_jurisdiction, cell_region, cell_category, cell_party, evidence
HAVING net != 0
