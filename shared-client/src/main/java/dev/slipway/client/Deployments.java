package dev.slipway.client;

import com.squareup.moshi.Types;
import dev.slipway.api.CreateTenantedDeployments;
import dev.slipway.api.CreateUntenantedDeployments;
import dev.slipway.api.CreatedDeployments;
import dev.slipway.api.Deployment;
import dev.slipway.client.transport.RequestBody;
import java.util.List;
import okio.ByteString;

/** The deployments of a space. */
public final class Deployments extends Resources<Deployment> {
    Deployments(Api api, ApiPath space) {
        super(api, space.slash("deployments"), Deployment.class, Deployment::id, Deployment::name);
    }

    /** One deployment for each environment. */
    public CreatedDeployments create(CreateUntenantedDeployments command) {
        return api().postOnce(path("create", "untenanted", "v1"), Api.json(command), CreatedDeployments.class);
    }

    /**
     * The earlier deployments to the place of one that all its targets have kept, so that {@link #rollBack} to one of them is a switch:
     * one for each release but the present one, newest first.
     */
    public List<Deployment> rollbacks(String id) {
        return api().get(path(id, "rollbacks"), Types.newParameterizedType(List.class, Deployment.class));
    }

    /**
     * Goes back to what an earlier deployment deployed. Targets that have kept it are switched to it, the others get it again.
     *
     * @return the new deployment
     */
    public Deployment rollBack(String id) {
        return api().postOnce(
                        path(id, "rollback"), RequestBody.of("application/json", ByteString.EMPTY), Deployment.class);
    }

    /** One deployment for each tenant. */
    public CreatedDeployments create(CreateTenantedDeployments command) {
        return api().postOnce(path("create", "tenanted", "v1"), Api.json(command), CreatedDeployments.class);
    }
}
