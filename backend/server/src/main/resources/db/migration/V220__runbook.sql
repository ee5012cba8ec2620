CREATE SEQUENCE runbooks_seq;
CREATE SEQUENCE runbooksnapshots_seq;
CREATE SEQUENCE runbookruns_seq;

CREATE TABLE runbook (
    id         VARCHAR(40)  NOT NULL PRIMARY KEY,
    space_id   VARCHAR(40)  NOT NULL REFERENCES space (id) ON DELETE CASCADE,
    project_id VARCHAR(40)  NOT NULL REFERENCES project (id) ON DELETE CASCADE,
    name       VARCHAR(200) NOT NULL,
    name_key   VARCHAR(200) NOT NULL,
    slug       VARCHAR(50)  NOT NULL,
    document   TEXT         NOT NULL,
    CONSTRAINT runbook_name UNIQUE (project_id, name_key),
    CONSTRAINT runbook_slug UNIQUE (project_id, slug)
);
CREATE INDEX runbook_space ON runbook (space_id, name_key, id);

CREATE TABLE runbook_snapshot (
    id         VARCHAR(40)  NOT NULL PRIMARY KEY,
    number     BIGINT       GENERATED ALWAYS AS IDENTITY,
    space_id   VARCHAR(40)  NOT NULL REFERENCES space (id) ON DELETE CASCADE,
    project_id VARCHAR(40)  NOT NULL REFERENCES project (id) ON DELETE CASCADE,
    runbook_id VARCHAR(40)  NOT NULL REFERENCES runbook (id) ON DELETE CASCADE,
    process_id VARCHAR(120) NOT NULL,
    name       VARCHAR(200) NOT NULL,
    name_key   VARCHAR(200) NOT NULL,
    document   TEXT         NOT NULL,
    CONSTRAINT runbook_snapshot_name UNIQUE (runbook_id, name_key)
);
CREATE INDEX runbook_snapshot_space ON runbook_snapshot (space_id, number);
CREATE INDEX runbook_snapshot_project ON runbook_snapshot (project_id, name_key);
CREATE INDEX runbook_snapshot_process ON runbook_snapshot (process_id);
CREATE INDEX runbook_snapshot_runbook ON runbook_snapshot (runbook_id, number);

CREATE TABLE runbook_snapshot_package (
    snapshot_id    VARCHAR(40)  NOT NULL REFERENCES runbook_snapshot (id) ON DELETE CASCADE,
    position       INTEGER      NOT NULL,
    action_name    VARCHAR(200) NOT NULL,
    reference_name VARCHAR(200) NOT NULL,
    package_id     VARCHAR(100) NOT NULL,
    package_key    VARCHAR(100) NOT NULL,
    version        VARCHAR(350) NOT NULL,
    feed_id        VARCHAR(80)  NOT NULL,
    sha256         CHAR(64)     NOT NULL,
    size           BIGINT       NOT NULL,
    extension      VARCHAR(20)  NOT NULL,
    PRIMARY KEY (snapshot_id, position)
);
CREATE INDEX runbook_snapshot_package_sha256 ON runbook_snapshot_package (sha256);

CREATE TABLE runbook_run (
    id             VARCHAR(40)  NOT NULL PRIMARY KEY,
    number         BIGINT       GENERATED ALWAYS AS IDENTITY,
    space_id       VARCHAR(40)  NOT NULL REFERENCES space (id) ON DELETE CASCADE,
    project_id     VARCHAR(40)  NOT NULL REFERENCES project (id) ON DELETE CASCADE,
    runbook_id     VARCHAR(40)  NOT NULL REFERENCES runbook (id) ON DELETE CASCADE,
    environment_id VARCHAR(40)  NOT NULL REFERENCES environment (id) ON DELETE CASCADE,
    tenant_id      VARCHAR(40),
    task_id        VARCHAR(40)  NOT NULL REFERENCES server_task (id) ON DELETE CASCADE,
    name           VARCHAR(300) NOT NULL,
    name_key       VARCHAR(300) NOT NULL,
    document       TEXT         NOT NULL,
    CONSTRAINT runbook_run_task UNIQUE (task_id)
);
CREATE INDEX runbook_run_space ON runbook_run (space_id, number);
CREATE INDEX runbook_run_project ON runbook_run (project_id, number);
CREATE INDEX runbook_run_runbook ON runbook_run (runbook_id, number);
CREATE INDEX runbook_run_environment ON runbook_run (environment_id, number);
CREATE INDEX runbook_run_tenant ON runbook_run (tenant_id, number);
