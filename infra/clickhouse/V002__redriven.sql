-- Where an outcome is of an input that was rejected before and sent again.
--
-- The column stands at the end, as the sink writes by position; the view is made anew, because its columns are those of
-- the day it was made.

ALTER TABLE outcome_rows ADD COLUMN IF NOT EXISTS
    redriven_from Nullable(UInt64) COMMENT 'the offset, in the same partition, at which the input lay first';

CREATE OR REPLACE VIEW outcomes AS SELECT * FROM outcome_rows FINAL;
