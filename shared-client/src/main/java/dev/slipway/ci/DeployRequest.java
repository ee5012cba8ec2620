package dev.slipway.ci;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A release to deploy.
 *
 * @param version {@code latest} for the newest, of {@code channel} if given
 */
public record DeployRequest(
        String space,
        String project,
        String version,
        @Nullable String channel,
        List<String> environments,
        Execution execution,
        Waiting waiting)
        implements TaskRequest {
    static DeployRequest read(InputReader in) {
        return new DeployRequest(
                in.text(Fields.SPACE),
                in.text(Fields.PROJECT),
                in.text(Fields.RELEASE_VERSION),
                in.optional(Fields.CHANNEL),
                in.list(Fields.ENVIRONMENTS),
                Execution.read(in),
                Waiting.read(in));
    }
}
