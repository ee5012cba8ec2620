CREATE SEQUENCE environments_seq;

CREATE TABLE environment (
    id         VARCHAR(40)  NOT NULL PRIMARY KEY,
    space_id   VARCHAR(40)  NOT NULL REFERENCES space (id) ON DELETE CASCADE,
    name       VARCHAR(200) NOT NULL,
    name_key   VARCHAR(200) NOT NULL,
    slug       VARCHAR(60)  NOT NULL,
    sort_order INTEGER      NOT NULL,
    document   TEXT         NOT NULL,
    CONSTRAINT environment_name UNIQUE (space_id, name_key),
    CONSTRAINT environment_slug UNIQUE (space_id, slug)
);
CREATE INDEX environment_order ON environment (space_id, sort_order, id);
