CREATE SEQUENCE feeds_seq START WITH 1001;

CREATE TABLE feed (
    id        VARCHAR(60)  NOT NULL PRIMARY KEY,
    space_id  VARCHAR(40)  NOT NULL REFERENCES space (id) ON DELETE CASCADE,
    name      VARCHAR(200) NOT NULL,
    name_key  VARCHAR(200) NOT NULL,
    slug      VARCHAR(60)  NOT NULL,
    feed_type VARCHAR(40)  NOT NULL,
    secrets   TEXT,
    document  TEXT         NOT NULL,
    CONSTRAINT feed_name UNIQUE (space_id, name_key),
    CONSTRAINT feed_slug UNIQUE (space_id, slug)
);
