package com.atlassian.bamboo.deployments.versions;

public interface DeploymentVersion {
    String getName();
}
