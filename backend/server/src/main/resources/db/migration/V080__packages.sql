CREATE SEQUENCE packageversions_seq;

CREATE TABLE package_version (
    id          VARCHAR(40)   NOT NULL PRIMARY KEY,
    space_id    VARCHAR(40)   NOT NULL REFERENCES space (id) ON DELETE CASCADE,
    name        VARCHAR(100)  NOT NULL,
    name_key    VARCHAR(100)  NOT NULL,
    version     VARCHAR(350)  NOT NULL,
    version_key VARCHAR(2000) NOT NULL,
    sort_key    VARCHAR(2000) NOT NULL,
    wire_key    VARCHAR(460)  NOT NULL,
    published   TIMESTAMP WITH TIME ZONE NOT NULL,
    sha256      CHAR(64)      NOT NULL,
    is_highest  BOOLEAN       DEFAULT FALSE NOT NULL,
    document    TEXT          NOT NULL,
    CONSTRAINT package_version_key UNIQUE (space_id, name_key, version_key)
);
CREATE INDEX package_version_order ON package_version (space_id, name_key, sort_key);
CREATE INDEX package_version_highest ON package_version (space_id, is_highest, name_key);
CREATE INDEX package_version_wire ON package_version (space_id, wire_key);
CREATE INDEX package_version_sha256 ON package_version (sha256);

CREATE TABLE idle_blob (
    sha256 CHAR(64) NOT NULL PRIMARY KEY,
    since  TIMESTAMP WITH TIME ZONE NOT NULL
);
CREATE INDEX idle_blob_since ON idle_blob (since);
