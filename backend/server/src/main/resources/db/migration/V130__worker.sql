CREATE SEQUENCE workerpools_seq;
CREATE SEQUENCE workers_seq;

CREATE TABLE worker_pool (
    id         VARCHAR(40)  NOT NULL PRIMARY KEY,
    space_id   VARCHAR(40)  NOT NULL REFERENCES space (id) ON DELETE CASCADE,
    name       VARCHAR(200) NOT NULL,
    name_key   VARCHAR(200) NOT NULL,
    slug       VARCHAR(60)  NOT NULL,
    sort_order INTEGER      NOT NULL,
    is_default BOOLEAN      NOT NULL,
    document   TEXT         NOT NULL,
    CONSTRAINT worker_pool_name UNIQUE (space_id, name_key),
    CONSTRAINT worker_pool_slug UNIQUE (space_id, slug)
);

CREATE TABLE worker (
    id                  VARCHAR(40)  NOT NULL PRIMARY KEY,
    space_id            VARCHAR(40)  NOT NULL REFERENCES space (id) ON DELETE CASCADE,
    name                VARCHAR(200) NOT NULL,
    name_key            VARCHAR(200) NOT NULL,
    slug                VARCHAR(60)  NOT NULL,
    is_disabled         BOOLEAN      NOT NULL,
    health_status       VARCHAR(20)  NOT NULL,
    communication_style VARCHAR(60)  NOT NULL,
    thumbprint          VARCHAR(200),
    shell_name          VARCHAR(200) NOT NULL,
    machine_policy_id   VARCHAR(40)  NOT NULL REFERENCES machine_policy (id),
    account_id          VARCHAR(40) REFERENCES account (id),
    proxy_id            VARCHAR(40) REFERENCES proxy (id),
    document            TEXT         NOT NULL,
    CONSTRAINT worker_name UNIQUE (space_id, name_key),
    CONSTRAINT worker_slug UNIQUE (space_id, slug)
);
CREATE INDEX worker_policy ON worker (machine_policy_id);
CREATE INDEX worker_account ON worker (account_id);
CREATE INDEX worker_proxy ON worker (proxy_id);

CREATE TABLE worker_in_pool (
    worker_id      VARCHAR(40) NOT NULL REFERENCES worker (id) ON DELETE CASCADE,
    worker_pool_id VARCHAR(40) NOT NULL REFERENCES worker_pool (id),
    PRIMARY KEY (worker_id, worker_pool_id)
);
CREATE INDEX worker_in_pool_pool ON worker_in_pool (worker_pool_id);
