package dev.slipway.server.project;

import dev.slipway.api.DeploymentSettings;
import dev.slipway.api.DeploymentSettingsBuilder;
import dev.slipway.api.Project;

/** The deployment settings, which are a part of the project and have an address of their own (R4.29). */
final class ProjectSettings {
    private ProjectSettings() {}

    static DeploymentSettings of(Project project) {
        return DeploymentSettingsBuilder.builder()
                .id("deploymentsettings-" + project.id())
                .spaceId(project.spaceId())
                .projectId(project.id())
                .connectivityPolicy(project.projectConnectivityPolicy())
                .defaultGuidedFailureMode(project.defaultGuidedFailureMode())
                .versioningStrategy(project.versioningStrategy())
                .releaseNotesTemplate(project.releaseNotesTemplate())
                .deploymentChangesTemplate(project.deploymentChangesTemplate())
                .defaultToSkipIfAlreadyInstalled(project.defaultToSkipIfAlreadyInstalled())
                .forcePackageDownload(project.forcePackageDownload())
                .build();
    }

    static Project applied(Project project, DeploymentSettings settings) {
        return project.withProjectConnectivityPolicy(settings.connectivityPolicy())
                .withDefaultGuidedFailureMode(settings.defaultGuidedFailureMode())
                .withVersioningStrategy(settings.versioningStrategy())
                .withReleaseNotesTemplate(settings.releaseNotesTemplate())
                .withDeploymentChangesTemplate(settings.deploymentChangesTemplate())
                .withDefaultToSkipIfAlreadyInstalled(settings.defaultToSkipIfAlreadyInstalled())
                .withForcePackageDownload(settings.forcePackageDownload());
    }
}
