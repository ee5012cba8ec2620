-- The processes that share the database, each known by its data directory. Others take over what a node ran that was
-- silent for too long.
CREATE TABLE node (
    id          VARCHAR(40)  NOT NULL PRIMARY KEY,
    name        VARCHAR(200) NOT NULL,
    run         BIGINT       NOT NULL,
    alive_until TIMESTAMP WITH TIME ZONE NOT NULL
);

-- Its only row is locked by the node that chooses its next task, for two must not choose at once.
CREATE TABLE task_turn (
    id INTEGER NOT NULL PRIMARY KEY
);
INSERT INTO task_turn (id) VALUES (1);

-- Who carries the task out. The epoch grows whenever the task is taken: a write with an older one is refused.
ALTER TABLE server_task ADD COLUMN node_id VARCHAR(40);
ALTER TABLE server_task ADD COLUMN lease_epoch BIGINT DEFAULT 0 NOT NULL;

-- A secret that every node must be able to read: then it has the right master key.
ALTER TABLE installation ADD COLUMN key_check TEXT;
