-- The entities that an identifier names: their own, or that of one of their events.
(kind, entity_id) IN
(
    SELECT kind, entity_id FROM outcomes WHERE (entity_id = ${entity} OR event_id = ${event}) AND entity_id != ''
)
