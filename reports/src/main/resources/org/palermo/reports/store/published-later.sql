-- Accepted events that were published after a day and yet state what was known by its end.
SELECT count() AS events
FROM outcomes
WHERE outcome = 'posted' AND published_at >= ${end} AND known_at < ${known_end}
