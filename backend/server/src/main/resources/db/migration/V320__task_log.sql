-- How many characters the lines of the task take up to and with these, so that nobody has to add them up.
ALTER TABLE task_log ADD COLUMN size_so_far BIGINT;

MERGE INTO task_log
USING (
    SELECT task_id AS task, first_number AS chunk,
        SUM(char_length(elements)) OVER (PARTITION BY task_id ORDER BY first_number) AS size
    FROM task_log) sum
ON task_log.task_id = sum.task AND task_log.first_number = sum.chunk
WHEN MATCHED THEN UPDATE SET size_so_far = sum.size;

ALTER TABLE task_log ALTER COLUMN size_so_far SET NOT NULL;

-- The newest lines of an activity.
CREATE INDEX task_log_activity ON task_log (task_id DESC, activity_id DESC, first_number DESC);
