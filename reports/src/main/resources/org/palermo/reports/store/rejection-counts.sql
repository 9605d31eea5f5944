-- How many rejected events there are, by what has become of them.
SELECT standing, count() AS events
FROM (${rejections})
WHERE ${which}
GROUP BY standing
