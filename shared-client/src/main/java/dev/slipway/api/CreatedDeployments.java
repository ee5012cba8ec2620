package dev.slipway.api;

import java.util.List;

/** The deployments a command made, in the order of the environments or tenants. */
@WireRecord
public record CreatedDeployments(List<DeploymentServerTask> deploymentServerTasks)
        implements CreatedDeploymentsBuilder.With {}
