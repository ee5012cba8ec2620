-- Who works on a target, and who waits for it, in the order in which they asked. A claim ends when its work stands in
-- finished_work, or with its task.
CREATE TABLE target_claim (
    target_id VARCHAR(40)  NOT NULL,
    task_id   VARCHAR(40)  NOT NULL REFERENCES server_task (id) ON DELETE CASCADE,
    work      VARCHAR(300) NOT NULL,
    place     BIGINT       NOT NULL,
    is_shared BOOLEAN      NOT NULL,
    PRIMARY KEY (target_id, task_id, work)
);
CREATE INDEX target_claim_task ON target_claim (task_id);

-- A row for each target, locked by whoever takes a place there.
CREATE TABLE target_turn (
    target_id VARCHAR(40) NOT NULL PRIMARY KEY
);
