CREATE SEQUENCE projectgroups_seq;
CREATE SEQUENCE projects_seq;

CREATE TABLE project_group (
    id         VARCHAR(40)  NOT NULL PRIMARY KEY,
    space_id   VARCHAR(40)  NOT NULL REFERENCES space (id) ON DELETE CASCADE,
    name       VARCHAR(200) NOT NULL,
    name_key   VARCHAR(200) NOT NULL,
    slug       VARCHAR(60)  NOT NULL,
    is_default BOOLEAN      DEFAULT FALSE NOT NULL,
    document   TEXT         NOT NULL,
    CONSTRAINT project_group_name UNIQUE (space_id, name_key),
    CONSTRAINT project_group_slug UNIQUE (space_id, slug)
);

CREATE TABLE project (
    id               VARCHAR(40)  NOT NULL PRIMARY KEY,
    space_id         VARCHAR(40)  NOT NULL REFERENCES space (id) ON DELETE CASCADE,
    project_group_id VARCHAR(40)  NOT NULL REFERENCES project_group (id),
    lifecycle_id     VARCHAR(40)  NOT NULL REFERENCES lifecycle (id),
    name             VARCHAR(200) NOT NULL,
    name_key         VARCHAR(200) NOT NULL,
    slug             VARCHAR(60)  NOT NULL,
    cloned_from      VARCHAR(40),
    document         TEXT         NOT NULL,
    CONSTRAINT project_name UNIQUE (space_id, name_key),
    CONSTRAINT project_slug UNIQUE (space_id, slug)
);
CREATE INDEX project_of_group ON project (project_group_id, name_key);
CREATE INDEX project_of_lifecycle ON project (lifecycle_id, name_key);

ALTER TABLE tenant_project ADD CONSTRAINT tenant_project_exists FOREIGN KEY (project_id) REFERENCES project (id);
