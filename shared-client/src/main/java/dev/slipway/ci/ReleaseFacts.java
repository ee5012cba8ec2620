package dev.slipway.ci;

import dev.slipway.api.Project;
import dev.slipway.api.Release;
import java.io.Serializable;

/**
 * The release that an operation created, deployed or promoted.
 *
 * @param project the project's name
 * @param url the release's page
 */
public record ReleaseFacts(String id, String version, String project, String url) implements Serializable {
    static ReleaseFacts of(Release release, Project project, ServerConnection connection) {
        return new ReleaseFacts(
                release.id(),
                release.version(),
                project.name(),
                new Pages(connection, release.spaceId()).release(release));
    }
}
