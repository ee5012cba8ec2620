package dev.slipway.ci;

import dev.slipway.api.Project;
import dev.slipway.api.Release;

/** The addresses of pages for people. */
final class Pages {
    private final String server;
    private final String spaceId;

    Pages(ServerConnection connection, String spaceId) {
        this.server = connection.url().strip().replaceFirst("/+$", "");
        this.spaceId = spaceId;
    }

    String task(String taskId) {
        return page("/tasks/" + taskId);
    }

    String tasks() {
        return page("/tasks");
    }

    String project(Project project) {
        return page("/projects/" + project.id());
    }

    String release(Release release) {
        return page("/projects/" + release.projectId() + "/deployments/releases/" + release.version());
    }

    String packageVersion(String packageId, String version) {
        return page("/library/builtinrepository/versions/packages-" + packageId + "." + version);
    }

    String buildInformation(String id) {
        return page("/library/buildinformation/" + id);
    }

    private String page(String path) {
        return server + "/app#/" + spaceId + path;
    }
}
