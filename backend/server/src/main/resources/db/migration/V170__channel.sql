CREATE SEQUENCE channels_seq;

CREATE TABLE channel (
    id           VARCHAR(40)  NOT NULL PRIMARY KEY,
    space_id     VARCHAR(40)  NOT NULL REFERENCES space (id) ON DELETE CASCADE,
    project_id   VARCHAR(40)  NOT NULL REFERENCES project (id) ON DELETE CASCADE,
    lifecycle_id VARCHAR(40)  REFERENCES lifecycle (id),
    name         VARCHAR(200) NOT NULL,
    name_key     VARCHAR(200) NOT NULL,
    slug         VARCHAR(60)  NOT NULL,
    is_default   BOOLEAN      NOT NULL,
    document     TEXT         NOT NULL,
    CONSTRAINT channel_name UNIQUE (project_id, name_key),
    CONSTRAINT channel_slug UNIQUE (project_id, slug)
);
CREATE INDEX channel_of_space ON channel (space_id, name_key, id);
CREATE INDEX channel_of_lifecycle ON channel (lifecycle_id);
