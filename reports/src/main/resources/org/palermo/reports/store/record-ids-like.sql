-- Identifiers written much like one that does not exist: nearest first.
SELECT entity_id
FROM (SELECT DISTINCT entity_id FROM outcomes)
WHERE entity_id != '' AND abs(lengthUTF8(entity_id) - lengthUTF8(${length})) <= 1 + intDiv(lengthUTF8(entity_id), 3)
ORDER BY editDistanceUTF8(lowerUTF8(entity_id), lowerUTF8(${id})), entity_id
LIMIT ${most}
