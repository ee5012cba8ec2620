-- What is deployed where, so that nobody has to look through all deployments for it. tenant_id is empty without a tenant.
CREATE TABLE current_deployment (
    space_id       VARCHAR(40) NOT NULL REFERENCES space (id) ON DELETE CASCADE,
    project_id     VARCHAR(40) NOT NULL REFERENCES project (id) ON DELETE CASCADE,
    environment_id VARCHAR(40) NOT NULL REFERENCES environment (id) ON DELETE CASCADE,
    tenant_id      VARCHAR(40) NOT NULL,
    newest_id      VARCHAR(40) NOT NULL REFERENCES deployment (id) ON DELETE CASCADE,
    succeeded_id   VARCHAR(40) REFERENCES deployment (id) ON DELETE SET NULL,
    PRIMARY KEY (project_id, environment_id, tenant_id)
);

INSERT INTO current_deployment (space_id, project_id, environment_id, tenant_id, newest_id, succeeded_id)
SELECT n.space_id, n.project_id, n.environment_id, place.tenant, n.id, s.id
FROM (
    SELECT d.project_id, d.environment_id, COALESCE(d.tenant_id, '') AS tenant, MAX(d.number) AS newest,
        MAX(CASE WHEN t.state = 'SUCCESS' THEN d.number END) AS succeeded
    FROM deployment d JOIN server_task t ON t.id = d.task_id
    GROUP BY d.project_id, d.environment_id, COALESCE(d.tenant_id, '')) place
JOIN deployment n
    ON n.project_id = place.project_id AND n.environment_id = place.environment_id AND n.number = place.newest
LEFT JOIN deployment s
    ON s.project_id = place.project_id AND s.environment_id = place.environment_id AND s.number = place.succeeded;

-- The order of the lists, newest first: H2 takes an index for an order only if it runs the same way, from its first column on.
DROP INDEX deployment_space;
DROP INDEX deployment_place;
DROP INDEX deployment_project;
DROP INDEX deployment_release;
DROP INDEX deployment_environment;
DROP INDEX deployment_tenant;
CREATE INDEX deployment_space ON deployment (space_id DESC, number DESC);
CREATE INDEX deployment_space_project ON deployment (space_id DESC, project_id DESC, number DESC);
CREATE INDEX deployment_space_release ON deployment (space_id DESC, release_id DESC, number DESC);
CREATE INDEX deployment_space_environment ON deployment (space_id DESC, environment_id DESC, number DESC);
CREATE INDEX deployment_space_tenant ON deployment (space_id DESC, tenant_id DESC, number DESC);
CREATE INDEX deployment_project ON deployment (project_id DESC, environment_id DESC, number DESC);
CREATE INDEX deployment_release ON deployment (release_id DESC, number DESC);

DROP INDEX server_task_space;
DROP INDEX server_task_project;
CREATE INDEX server_task_space ON server_task (space_id DESC, number DESC);
CREATE INDEX server_task_space_project ON server_task (space_id DESC, project_id DESC, number DESC);

DROP INDEX runbook_run_space;
DROP INDEX runbook_run_runbook;
CREATE INDEX runbook_run_space ON runbook_run (space_id DESC, number DESC);
CREATE INDEX runbook_run_runbook ON runbook_run (space_id DESC, runbook_id DESC, number DESC);

DROP INDEX release_space;
DROP INDEX release_project;
DROP INDEX release_channel;
DROP INDEX release_order;
CREATE INDEX release_space ON release (space_id DESC, number DESC);
CREATE INDEX release_project ON release (project_id DESC, number DESC);
CREATE INDEX release_channel ON release (channel_id DESC, number DESC);
CREATE INDEX release_order ON release (project_id DESC, sort_key DESC, number DESC);
CREATE INDEX release_channel_order ON release (channel_id DESC, sort_key DESC, number DESC);

DROP INDEX event_space;
DROP INDEX event_regarding;
CREATE INDEX event_space ON event (space_id DESC, number DESC);
CREATE INDEX event_space_regarding ON event (space_id DESC, regarding DESC, number DESC);
CREATE INDEX event_regarding ON event (regarding DESC, number DESC);
