package dev.slipway.client;

import dev.slipway.api.CreateTenantedDeployments;
import dev.slipway.api.CreateUntenantedDeployments;
import dev.slipway.api.CreatedDeployments;
import dev.slipway.api.Deployment;

/** The deployments of a space. */
public final class Deployments extends Resources<Deployment> {
    Deployments(Api api, ApiPath space) {
        super(api, space.slash("deployments"), Deployment.class, Deployment::id, Deployment::name);
    }

    /** One deployment for each environment. */
    public CreatedDeployments create(CreateUntenantedDeployments command) {
        return api().postOnce(path("create", "untenanted", "v1"), Api.json(command), CreatedDeployments.class);
    }

    /** One deployment for each tenant. */
    public CreatedDeployments create(CreateTenantedDeployments command) {
        return api().postOnce(path("create", "tenanted", "v1"), Api.json(command), CreatedDeployments.class);
    }
}
