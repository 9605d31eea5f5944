-- Net sums of the monthly totals; the partitions' partial cells are added here.
SELECT
    account,
    occurred_from,
    occurred_to,
    ${programme} AS cell_programme,
    ${jurisdiction} AS cell_jurisdiction,
    ${region} AS cell_region,
    ${category} AS cell_category,
    ${party} AS cell_party,
    evidence,
    sum(quantity) AS net
FROM totals
WHERE ${windows}
GROUP BY
    account, occurred_from, occurred_to, cell_programme, cell_jurisdiction, cell_region, cell_category, cell_party, evidence
HAVING net != 0
