-- The journal of what was installed where, one row for each installation whose directory is still on its target.
CREATE TABLE package_installation (
    id             BIGINT GENERATED ALWAYS AS IDENTITY (CACHE 1) PRIMARY KEY,
    space_id       VARCHAR(40)  NOT NULL REFERENCES space (id) ON DELETE CASCADE,
    environment_id VARCHAR(40)  NOT NULL,
    project_id     VARCHAR(40)  NOT NULL,
    action_id      VARCHAR(100) NOT NULL,
    machine_id     VARCHAR(40)  NOT NULL,
    tenant_id      VARCHAR(40)  NOT NULL,
    deployment_id  VARCHAR(40)  NOT NULL,
    package_id     VARCHAR(200) NOT NULL,
    package_key    VARCHAR(200) NOT NULL,
    version        VARCHAR(350) NOT NULL,
    sha256         VARCHAR(64)  NOT NULL,
    extracted_to   TEXT         NOT NULL,
    directory      TEXT         NOT NULL,
    seal           VARCHAR(100) NOT NULL,
    inputs         VARCHAR(64)  NOT NULL,
    installed_on   TIMESTAMP WITH TIME ZONE NOT NULL,
    is_successful  BOOLEAN      NOT NULL,
    is_whole       BOOLEAN      NOT NULL
);
CREATE INDEX package_installation_set ON package_installation (space_id DESC, machine_id DESC, action_id DESC, id DESC);
CREATE INDEX package_installation_place ON package_installation (project_id DESC, environment_id DESC, tenant_id DESC, id DESC);
CREATE INDEX package_installation_deployment ON package_installation (deployment_id);

DROP TABLE installed_package;
