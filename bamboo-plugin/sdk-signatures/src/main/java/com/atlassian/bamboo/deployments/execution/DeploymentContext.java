package com.atlassian.bamboo.deployments.execution;

import com.atlassian.bamboo.deployments.versions.DeploymentVersion;
import com.atlassian.bamboo.v2.build.CommonContext;

public interface DeploymentContext extends CommonContext {
    DeploymentVersion getDeploymentVersion();

    String getDeploymentProjectName();

    String getEnvironmentName();
}
