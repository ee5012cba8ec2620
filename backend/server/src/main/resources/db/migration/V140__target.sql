CREATE SEQUENCE machines_seq;

CREATE TABLE target (
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
    worker_pool_id      VARCHAR(40) REFERENCES worker_pool (id),
    secrets             TEXT,
    document            TEXT         NOT NULL,
    CONSTRAINT target_name UNIQUE (space_id, name_key),
    CONSTRAINT target_slug UNIQUE (space_id, slug)
);
CREATE INDEX target_policy ON target (machine_policy_id);
CREATE INDEX target_account ON target (account_id);
CREATE INDEX target_proxy ON target (proxy_id);
CREATE INDEX target_worker_pool ON target (worker_pool_id);

CREATE TABLE target_environment (
    target_id      VARCHAR(40) NOT NULL REFERENCES target (id) ON DELETE CASCADE,
    environment_id VARCHAR(40) NOT NULL REFERENCES environment (id),
    PRIMARY KEY (target_id, environment_id)
);
CREATE INDEX target_environment_environment ON target_environment (environment_id);

CREATE TABLE target_role (
    target_id VARCHAR(40)  NOT NULL REFERENCES target (id) ON DELETE CASCADE,
    role_key  VARCHAR(200) NOT NULL,
    PRIMARY KEY (target_id, role_key)
);
CREATE INDEX target_role_key ON target_role (role_key);

CREATE TABLE target_tenant (
    target_id VARCHAR(40) NOT NULL REFERENCES target (id) ON DELETE CASCADE,
    tenant_id VARCHAR(40) NOT NULL,
    PRIMARY KEY (target_id, tenant_id)
);
CREATE INDEX target_tenant_tenant ON target_tenant (tenant_id);

CREATE TABLE target_tenant_tag (
    target_id VARCHAR(40)  NOT NULL REFERENCES target (id) ON DELETE CASCADE,
    tag_key   VARCHAR(410) NOT NULL,
    PRIMARY KEY (target_id, tag_key)
);
CREATE INDEX target_tenant_tag_key ON target_tenant_tag (tag_key);
