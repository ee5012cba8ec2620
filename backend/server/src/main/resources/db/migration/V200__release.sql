CREATE SEQUENCE releases_seq;
CREATE SEQUENCE defects_seq;

-- channel_id points to no table: a channel with releases is not deleted, and one of a deleted project goes with them.
-- process_id is that of the copy in process_snapshot; both go with the project.
CREATE TABLE release (
    id         VARCHAR(40)   NOT NULL PRIMARY KEY,
    number     BIGINT        GENERATED ALWAYS AS IDENTITY,
    space_id   VARCHAR(40)   NOT NULL REFERENCES space (id) ON DELETE CASCADE,
    project_id VARCHAR(40)   NOT NULL REFERENCES project (id) ON DELETE CASCADE,
    channel_id VARCHAR(40)   NOT NULL,
    process_id VARCHAR(120)  NOT NULL,
    name       VARCHAR(350)  NOT NULL,
    name_key   VARCHAR(350)  NOT NULL,
    sort_key   VARCHAR(2000) NOT NULL,
    document   TEXT          NOT NULL,
    CONSTRAINT release_version UNIQUE (project_id, name_key)
);
CREATE INDEX release_space ON release (space_id, number);
CREATE INDEX release_project ON release (project_id, number);
CREATE INDEX release_process ON release (process_id);
CREATE INDEX release_channel ON release (channel_id, number);
CREATE INDEX release_order ON release (project_id, sort_key, number);

CREATE TABLE release_package (
    release_id     VARCHAR(40)  NOT NULL REFERENCES release (id) ON DELETE CASCADE,
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
    PRIMARY KEY (release_id, position)
);
CREATE INDEX release_package_sha256 ON release_package (sha256);
CREATE INDEX release_package_key ON release_package (package_key);

CREATE TABLE release_defect (
    id         VARCHAR(40) NOT NULL PRIMARY KEY,
    release_id VARCHAR(40) NOT NULL REFERENCES release (id) ON DELETE CASCADE,
    status     VARCHAR(20) NOT NULL,
    document   TEXT        NOT NULL
);
CREATE INDEX release_defect_release ON release_defect (release_id, status);
