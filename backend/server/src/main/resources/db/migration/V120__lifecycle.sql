CREATE SEQUENCE lifecycles_seq;

CREATE TABLE lifecycle (
    id         VARCHAR(40)  NOT NULL PRIMARY KEY,
    space_id   VARCHAR(40)  NOT NULL REFERENCES space (id) ON DELETE CASCADE,
    name       VARCHAR(200) NOT NULL,
    name_key   VARCHAR(200) NOT NULL,
    slug       VARCHAR(60)  NOT NULL,
    is_default BOOLEAN      DEFAULT FALSE NOT NULL,
    document   TEXT         NOT NULL,
    CONSTRAINT lifecycle_name UNIQUE (space_id, name_key),
    CONSTRAINT lifecycle_slug UNIQUE (space_id, slug)
);

CREATE TABLE lifecycle_environment (
    lifecycle_id   VARCHAR(40) NOT NULL REFERENCES lifecycle (id) ON DELETE CASCADE,
    environment_id VARCHAR(40) NOT NULL REFERENCES environment (id),
    PRIMARY KEY (lifecycle_id, environment_id)
);
CREATE INDEX lifecycle_environment_environment ON lifecycle_environment (environment_id);
