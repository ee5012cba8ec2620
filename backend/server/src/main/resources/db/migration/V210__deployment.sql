CREATE SEQUENCE deployments_seq;

ALTER TABLE server_task ADD CONSTRAINT server_task_project_exists
    FOREIGN KEY (project_id) REFERENCES project (id) ON DELETE CASCADE;

CREATE TABLE deployment (
    id             VARCHAR(40)  NOT NULL PRIMARY KEY,
    number         BIGINT       GENERATED ALWAYS AS IDENTITY,
    space_id       VARCHAR(40)  NOT NULL REFERENCES space (id) ON DELETE CASCADE,
    project_id     VARCHAR(40)  NOT NULL REFERENCES project (id) ON DELETE CASCADE,
    release_id     VARCHAR(40)  NOT NULL REFERENCES release (id) ON DELETE CASCADE,
    environment_id VARCHAR(40)  NOT NULL REFERENCES environment (id) ON DELETE CASCADE,
    tenant_id      VARCHAR(40),
    channel_id     VARCHAR(40)  NOT NULL,
    task_id        VARCHAR(40)  NOT NULL REFERENCES server_task (id) ON DELETE CASCADE,
    name           VARCHAR(300) NOT NULL,
    name_key       VARCHAR(300) NOT NULL,
    document       TEXT         NOT NULL,
    CONSTRAINT deployment_task UNIQUE (task_id)
);
CREATE INDEX deployment_space ON deployment (space_id, number);
CREATE INDEX deployment_project ON deployment (project_id, environment_id, number);
CREATE INDEX deployment_release ON deployment (release_id, number);
CREATE INDEX deployment_environment ON deployment (environment_id, number);
CREATE INDEX deployment_tenant ON deployment (tenant_id, number);
