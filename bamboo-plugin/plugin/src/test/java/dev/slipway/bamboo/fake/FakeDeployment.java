package dev.slipway.bamboo.fake;

import com.atlassian.bamboo.deployments.execution.DeploymentContext;
import com.atlassian.bamboo.deployments.execution.DeploymentTaskContext;
import com.atlassian.bamboo.deployments.versions.DeploymentVersion;
import java.nio.file.Path;

/** A task of a deployment project called "Deploy shop". */
public final class FakeDeployment extends FakeTask implements DeploymentTaskContext, DeploymentContext {
    private final String environment;
    private final String version;

    public FakeDeployment(String pluginKey, Path directory, String environment, String version) {
        super(pluginKey, directory);
        this.environment = environment;
        this.version = version;
        variables.put("resultsUrl", "https://bamboo.example/deploy/7");
    }

    @Override
    public DeploymentContext getDeploymentContext() {
        return this;
    }

    @Override
    public DeploymentVersion getDeploymentVersion() {
        return () -> version;
    }

    @Override
    public String getDeploymentProjectName() {
        return "Deploy shop";
    }

    @Override
    public String getEnvironmentName() {
        return environment;
    }
}
