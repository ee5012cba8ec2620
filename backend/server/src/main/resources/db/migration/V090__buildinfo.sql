CREATE SEQUENCE buildinformation_seq;

CREATE TABLE build_information (
    id          VARCHAR(40)   NOT NULL PRIMARY KEY,
    space_id    VARCHAR(40)   NOT NULL REFERENCES space (id) ON DELETE CASCADE,
    name        VARCHAR(200)  NOT NULL,
    name_key    VARCHAR(200)  NOT NULL,
    version_key VARCHAR(2000) NOT NULL,
    sort_key    VARCHAR(2000) NOT NULL,
    document    TEXT          NOT NULL,
    CONSTRAINT build_information_key UNIQUE (space_id, name_key, version_key)
);
CREATE INDEX build_information_order ON build_information (space_id, name_key, sort_key);
