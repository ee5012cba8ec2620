CREATE SEQUENCE accounts_seq;

CREATE TABLE account (
    id           VARCHAR(40)  NOT NULL PRIMARY KEY,
    space_id     VARCHAR(40)  NOT NULL REFERENCES space (id) ON DELETE CASCADE,
    name         VARCHAR(200) NOT NULL,
    name_key     VARCHAR(200) NOT NULL,
    slug         VARCHAR(60)  NOT NULL,
    account_type VARCHAR(60)  NOT NULL,
    secrets      TEXT,
    document     TEXT         NOT NULL,
    CONSTRAINT account_name UNIQUE (space_id, name_key),
    CONSTRAINT account_slug UNIQUE (space_id, slug)
);
CREATE INDEX account_type_of ON account (space_id, account_type, name_key, id);

CREATE TABLE account_environment (
    account_id     VARCHAR(40) NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    environment_id VARCHAR(40) NOT NULL,
    PRIMARY KEY (account_id, environment_id)
);
CREATE INDEX account_environment_of ON account_environment (environment_id);
