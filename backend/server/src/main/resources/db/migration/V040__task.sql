CREATE SEQUENCE servertasks_seq;
CREATE SEQUENCE artifacts_seq;

CREATE TABLE server_task (
    id              VARCHAR(40)  NOT NULL PRIMARY KEY,
    number          BIGINT GENERATED ALWAYS AS IDENTITY,
    space_id        VARCHAR(40)  REFERENCES space (id) ON DELETE CASCADE,
    name            VARCHAR(60)  NOT NULL,
    state           VARCHAR(20)  NOT NULL,
    project_id      VARCHAR(40),
    environment_id  VARCHAR(40),
    tenant_id       VARCHAR(40),
    queue_time      TIMESTAMP WITH TIME ZONE NOT NULL,
    queue_expiry    TIMESTAMP WITH TIME ZONE,
    priority        INTEGER      NOT NULL,
    concurrency_tag VARCHAR(400),
    document        TEXT         NOT NULL
);
CREATE INDEX server_task_number ON server_task (number);
CREATE INDEX server_task_space ON server_task (space_id, number);
CREATE INDEX server_task_state ON server_task (state, priority, queue_time, number);
CREATE INDEX server_task_project ON server_task (project_id, number);

CREATE TABLE task_activity (
    task_id          VARCHAR(40)  NOT NULL REFERENCES server_task (id) ON DELETE CASCADE,
    id               VARCHAR(200) NOT NULL,
    parent_id        VARCHAR(200),
    position         INTEGER      NOT NULL,
    name             VARCHAR(500) NOT NULL,
    status           VARCHAR(30)  NOT NULL,
    started          TIMESTAMP WITH TIME ZONE,
    ended            TIMESTAMP WITH TIME ZONE,
    progress         INTEGER      NOT NULL,
    progress_message VARCHAR(1000) NOT NULL,
    PRIMARY KEY (task_id, id)
);

CREATE TABLE task_log (
    task_id      VARCHAR(40)  NOT NULL REFERENCES server_task (id) ON DELETE CASCADE,
    first_number INTEGER      NOT NULL,
    last_number  INTEGER      NOT NULL,
    activity_id  VARCHAR(200) NOT NULL,
    elements     TEXT         NOT NULL,
    PRIMARY KEY (task_id, first_number)
);

CREATE TABLE artifact (
    id       VARCHAR(40) NOT NULL PRIMARY KEY,
    space_id VARCHAR(40) REFERENCES space (id) ON DELETE CASCADE,
    task_id  VARCHAR(40) NOT NULL REFERENCES server_task (id) ON DELETE CASCADE,
    sha256   CHAR(64)    NOT NULL,
    document TEXT        NOT NULL
);
CREATE INDEX artifact_task ON artifact (task_id, id);
CREATE INDEX artifact_space ON artifact (space_id, id);
CREATE INDEX artifact_sha256 ON artifact (sha256);
