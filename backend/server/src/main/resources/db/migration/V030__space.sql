CREATE SEQUENCE spaces_seq;

CREATE TABLE space (
    id         VARCHAR(40)  NOT NULL PRIMARY KEY,
    name       VARCHAR(200) NOT NULL,
    name_key   VARCHAR(200) NOT NULL,
    slug       VARCHAR(60)  NOT NULL,
    is_default BOOLEAN NOT NULL,
    task_queue_stopped BOOLEAN NOT NULL,
    document   TEXT NOT NULL,
    CONSTRAINT space_name UNIQUE (name_key),
    CONSTRAINT space_slug UNIQUE (slug)
);
