CREATE TABLE process (
    id         VARCHAR(80)  NOT NULL PRIMARY KEY,
    space_id   VARCHAR(40)  NOT NULL REFERENCES space (id) ON DELETE CASCADE,
    project_id VARCHAR(40)  NOT NULL REFERENCES project (id) ON DELETE CASCADE,
    runbook_id VARCHAR(40),
    version    INTEGER      NOT NULL,
    document   TEXT         NOT NULL,
    secrets    TEXT
);
CREATE INDEX process_project ON process (project_id, id);
CREATE INDEX process_space ON process (space_id, id);

CREATE TABLE process_snapshot (
    id         VARCHAR(120) NOT NULL PRIMARY KEY,
    space_id   VARCHAR(40)  NOT NULL REFERENCES space (id) ON DELETE CASCADE,
    source_id  VARCHAR(80)  NOT NULL REFERENCES process (id) ON DELETE CASCADE,
    version    INTEGER      NOT NULL,
    document   TEXT         NOT NULL,
    secrets    TEXT,
    CONSTRAINT process_snapshot_version UNIQUE (source_id, version)
);
