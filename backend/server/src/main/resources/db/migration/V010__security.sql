CREATE SEQUENCE users_seq;
CREATE SEQUENCE apikeys_seq;

CREATE TABLE app_user (
    id            VARCHAR(40)  NOT NULL PRIMARY KEY,
    name          VARCHAR(200) NOT NULL,
    name_key      VARCHAR(200) NOT NULL,
    password_hash VARCHAR(300),
    is_administrator BOOLEAN NOT NULL,
    document      TEXT NOT NULL,
    CONSTRAINT app_user_name UNIQUE (name_key)
);

CREATE TABLE api_key (
    id       VARCHAR(40) NOT NULL PRIMARY KEY,
    user_id  VARCHAR(40) NOT NULL REFERENCES app_user (id) ON DELETE CASCADE,
    hash     CHAR(64)    NOT NULL,
    expires  TIMESTAMP WITH TIME ZONE,
    document TEXT        NOT NULL,
    CONSTRAINT api_key_hash UNIQUE (hash)
);
CREATE INDEX api_key_user ON api_key (user_id);

CREATE TABLE session (
    hash    CHAR(64)    NOT NULL PRIMARY KEY,
    user_id VARCHAR(40) NOT NULL REFERENCES app_user (id) ON DELETE CASCADE,
    csrf    VARCHAR(64) NOT NULL,
    expires TIMESTAMP WITH TIME ZONE NOT NULL
);
CREATE INDEX session_user_id ON session (user_id);

CREATE TABLE installation (
    id VARCHAR(40) NOT NULL PRIMARY KEY
);
