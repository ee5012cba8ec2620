-- The newest deployment of each project, environment and tenant is found without reading a deployment.
CREATE INDEX deployment_place ON deployment (space_id, project_id, environment_id, tenant_id, number);
