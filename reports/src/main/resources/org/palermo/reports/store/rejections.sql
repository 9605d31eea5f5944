-- Events that were rejected when they were published, each with what has become of it since. An entity was stated at the
-- place of an event that was accepted or that said the same again; the same event delivered twice states nothing.
SELECT
    first.topic AS topic,
    first.partition AS partition,
    first.offset AS offset,
    first.published_at AS published_at,
    if(again.times > 0 AND again.last_reason != '', again.last_reason, first.reason) AS reason,
    if(again.times > 0 AND again.last_reason != '', again.last_detail, first.detail) AS detail,
    first.kind AS kind,
    first.entity_id AS entity_id,
    first.event_id AS event_id,
    first.recorded_at AS recorded_at,
    first.recorded_by AS recorded_by,
    first.source AS source,
    again.times AS resent,
    multiIf(
        again.posted > 0, 'POSTED',
        again.last_outcome = 'duplicate', 'REPEATED',
        again.last_reason = 'superseded', 'SUPERSEDED',
        stated.place > first.offset, 'OVERTAKEN',
        'OPEN') AS standing
FROM
(
    SELECT * FROM outcomes WHERE outcome = 'rejected' AND redriven_from IS NULL
) AS first
LEFT JOIN
(
    SELECT
        topic,
        partition,
        assumeNotNull(redriven_from) AS first_offset,
        count() AS times,
        countIf(outcome = 'posted') AS posted,
        argMax(outcome, offset) AS last_outcome,
        argMax(reason, offset) AS last_reason,
        argMax(detail, offset) AS last_detail
    FROM outcomes
    WHERE redriven_from IS NOT NULL
    GROUP BY topic, partition, first_offset
) AS again ON again.topic = first.topic AND again.partition = first.partition AND again.first_offset = first.offset
LEFT JOIN
(
    SELECT topic, partition, kind, entity_id, max(ifNull(redriven_from, offset)) AS place
    FROM outcomes
    WHERE
        (kind, entity_id) IN (SELECT kind, entity_id FROM outcomes WHERE outcome = 'rejected' AND entity_id != '')
        AND
        (
            outcome = 'posted'
            OR outcome = 'duplicate'
                AND (kind, entity_id, event_id) NOT IN
                    (SELECT kind, entity_id, event_id FROM outcomes WHERE outcome = 'posted')
        )
    GROUP BY topic, partition, kind, entity_id
) AS stated
    ON stated.topic = first.topic AND stated.partition = first.partition
        AND stated.kind = first.kind AND stated.entity_id = first.entity_id
