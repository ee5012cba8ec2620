CREATE SEQUENCE proxies_seq;
CREATE SEQUENCE machinepolicies_seq;

CREATE TABLE proxy (
    id       VARCHAR(40)  NOT NULL PRIMARY KEY,
    space_id VARCHAR(40)  NOT NULL REFERENCES space (id) ON DELETE CASCADE,
    name     VARCHAR(200) NOT NULL,
    name_key VARCHAR(200) NOT NULL,
    secrets  TEXT,
    document TEXT         NOT NULL,
    CONSTRAINT proxy_name UNIQUE (space_id, name_key)
);

CREATE TABLE machine_policy (
    id         VARCHAR(40)  NOT NULL PRIMARY KEY,
    space_id   VARCHAR(40)  NOT NULL REFERENCES space (id) ON DELETE CASCADE,
    name       VARCHAR(200) NOT NULL,
    name_key   VARCHAR(200) NOT NULL,
    is_default BOOLEAN      NOT NULL,
    account_id VARCHAR(40) REFERENCES account (id),
    document   TEXT         NOT NULL,
    CONSTRAINT machine_policy_name UNIQUE (space_id, name_key)
);
CREATE INDEX machine_policy_account ON machine_policy (account_id);
