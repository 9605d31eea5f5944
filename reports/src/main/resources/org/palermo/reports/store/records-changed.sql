-- The accepted events of the entities of which one became known in a span.
outcome = 'posted' AND (kind, entity_id) IN
(
    SELECT kind, entity_id FROM outcomes WHERE outcome = 'posted' AND ${known}
)
