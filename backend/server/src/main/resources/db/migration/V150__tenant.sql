CREATE SEQUENCE tagsets_seq;
CREATE SEQUENCE tags_seq;
CREATE SEQUENCE tenants_seq;

CREATE TABLE tag_set (
    id         VARCHAR(40)  NOT NULL PRIMARY KEY,
    space_id   VARCHAR(40)  NOT NULL REFERENCES space (id) ON DELETE CASCADE,
    name       VARCHAR(200) NOT NULL,
    name_key   VARCHAR(200) NOT NULL,
    sort_order INTEGER      NOT NULL,
    scopes     VARCHAR(200) NOT NULL,
    document   TEXT         NOT NULL,
    CONSTRAINT tag_set_name UNIQUE (space_id, name_key)
);
CREATE INDEX tag_set_order ON tag_set (space_id, sort_order, id);

CREATE TABLE tenant (
    id          VARCHAR(40)  NOT NULL PRIMARY KEY,
    space_id    VARCHAR(40)  NOT NULL REFERENCES space (id) ON DELETE CASCADE,
    name        VARCHAR(200) NOT NULL,
    name_key    VARCHAR(200) NOT NULL,
    slug        VARCHAR(60)  NOT NULL,
    is_disabled BOOLEAN      NOT NULL,
    cloned_from VARCHAR(40),
    document    TEXT         NOT NULL,
    CONSTRAINT tenant_name UNIQUE (space_id, name_key),
    CONSTRAINT tenant_slug UNIQUE (space_id, slug)
);

CREATE TABLE tenant_tag (
    tenant_id VARCHAR(40)  NOT NULL REFERENCES tenant (id) ON DELETE CASCADE,
    tag_key   VARCHAR(850) NOT NULL,
    PRIMARY KEY (tenant_id, tag_key)
);
CREATE INDEX tenant_tag_key ON tenant_tag (tag_key);

CREATE TABLE tenant_project (
    tenant_id  VARCHAR(40) NOT NULL REFERENCES tenant (id) ON DELETE CASCADE,
    project_id VARCHAR(40) NOT NULL,
    PRIMARY KEY (tenant_id, project_id)
);
CREATE INDEX tenant_project_project ON tenant_project (project_id);

CREATE TABLE tenant_environment (
    tenant_id      VARCHAR(40) NOT NULL REFERENCES tenant (id) ON DELETE CASCADE,
    environment_id VARCHAR(40) NOT NULL REFERENCES environment (id),
    PRIMARY KEY (tenant_id, environment_id)
);
CREATE INDEX tenant_environment_environment ON tenant_environment (environment_id);
