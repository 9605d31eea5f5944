-- The last offset of each partition of the input topics whose outcome is here. An outcome is written after its postings.
SELECT toString(topic), toInt32(partition), max(offset) AS last_offset
FROM outcomes
GROUP BY topic, partition
ORDER BY topic, partition
