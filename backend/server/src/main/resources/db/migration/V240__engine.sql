CREATE TABLE deployment_plan (
    task_id  VARCHAR(40) NOT NULL PRIMARY KEY REFERENCES server_task (id) ON DELETE CASCADE,
    document TEXT        NOT NULL
);

-- Whatever has been finished of a task, by a key that is the same after a restart.
CREATE TABLE finished_work (
    task_id VARCHAR(40)  NOT NULL REFERENCES server_task (id) ON DELETE CASCADE,
    work    VARCHAR(300) NOT NULL,
    result  TEXT         NOT NULL,
    PRIMARY KEY (task_id, work)
);

-- A script that was started on a machine, and how far its output has been read.
CREATE TABLE script_run (
    ticket   VARCHAR(100) NOT NULL PRIMARY KEY,
    task_id  VARCHAR(40)  NOT NULL REFERENCES server_task (id) ON DELETE CASCADE,
    progress TEXT         NOT NULL
);
CREATE INDEX script_run_task ON script_run (task_id);

CREATE TABLE output_variable (
    task_id      VARCHAR(40)  NOT NULL REFERENCES server_task (id) ON DELETE CASCADE,
    number       BIGINT GENERATED ALWAYS AS IDENTITY,
    action_name  VARCHAR(200) NOT NULL,
    machine_name VARCHAR(200) NOT NULL,
    name         VARCHAR(500) NOT NULL,
    content      TEXT         NOT NULL,
    is_sensitive BOOLEAN      NOT NULL
);
CREATE INDEX output_variable_task ON output_variable (task_id, number);
