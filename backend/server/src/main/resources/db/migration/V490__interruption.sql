-- Questions that tasks wait for an answer to. A piece of work of a task asks once.
CREATE SEQUENCE interruptions_seq CACHE 1;

CREATE TABLE interruption (
    id             VARCHAR(40)  NOT NULL PRIMARY KEY,
    number         BIGINT GENERATED ALWAYS AS IDENTITY (CACHE 1),
    space_id       VARCHAR(40)  NOT NULL REFERENCES space (id) ON DELETE CASCADE,
    task_id        VARCHAR(40)  NOT NULL REFERENCES server_task (id) ON DELETE CASCADE,
    work           VARCHAR(200) NOT NULL,
    execution_id   VARCHAR(40),
    project_id     VARCHAR(40),
    environment_id VARCHAR(40),
    tenant_id      VARCHAR(40),
    is_pending     BOOLEAN      NOT NULL,
    is_blocking    BOOLEAN      NOT NULL,
    document       TEXT         NOT NULL
);
CREATE UNIQUE INDEX interruption_work ON interruption (task_id, work);
CREATE INDEX interruption_space ON interruption (space_id DESC, number DESC);
CREATE INDEX interruption_pending ON interruption (space_id DESC, is_pending DESC, number DESC);

-- A task that waits for an answer may let others with its concurrency tag go first.
ALTER TABLE server_task ADD COLUMN lets_pass BOOLEAN DEFAULT FALSE NOT NULL;
