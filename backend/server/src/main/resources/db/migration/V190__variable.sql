CREATE SEQUENCE libraryvariablesets_seq;

CREATE TABLE library_variable_set (
    id           VARCHAR(40)  NOT NULL PRIMARY KEY,
    space_id     VARCHAR(40)  NOT NULL REFERENCES space (id) ON DELETE CASCADE,
    name         VARCHAR(200) NOT NULL,
    name_key     VARCHAR(200) NOT NULL,
    content_type VARCHAR(40)  NOT NULL,
    document     TEXT         NOT NULL,
    secrets      TEXT,
    CONSTRAINT library_variable_set_name UNIQUE (space_id, name_key)
);

CREATE TABLE variable_set (
    id             VARCHAR(80) NOT NULL PRIMARY KEY,
    space_id       VARCHAR(40) NOT NULL REFERENCES space (id) ON DELETE CASCADE,
    project_id     VARCHAR(40) REFERENCES project (id) ON DELETE CASCADE,
    library_set_id VARCHAR(40) REFERENCES library_variable_set (id) ON DELETE CASCADE,
    version        INTEGER     NOT NULL,
    document       TEXT        NOT NULL,
    secrets        TEXT
);
CREATE INDEX variable_set_space ON variable_set (space_id, id);
CREATE INDEX variable_set_project ON variable_set (project_id);
CREATE INDEX variable_set_library ON variable_set (library_set_id);

-- A copy of a library set outlives the set: releases of projects that once included it deploy with it.
CREATE TABLE variable_set_snapshot (
    id         VARCHAR(120) NOT NULL PRIMARY KEY,
    space_id   VARCHAR(40)  NOT NULL REFERENCES space (id) ON DELETE CASCADE,
    project_id VARCHAR(40)  REFERENCES project (id) ON DELETE CASCADE,
    source_id  VARCHAR(80)  NOT NULL,
    version    INTEGER      NOT NULL,
    document   TEXT         NOT NULL,
    secrets    TEXT,
    CONSTRAINT variable_set_snapshot_version UNIQUE (source_id, version)
);
CREATE INDEX variable_set_snapshot_space ON variable_set_snapshot (space_id, id);
CREATE INDEX variable_set_snapshot_project ON variable_set_snapshot (project_id);
