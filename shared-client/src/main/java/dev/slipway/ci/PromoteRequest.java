package dev.slipway.ci;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The newest release that was deployed successfully to one environment, to be deployed to others. */
public record PromoteRequest(
        String space,
        String project,
        @Nullable String channel,
        String from,
        List<String> to,
        Execution execution,
        Waiting waiting)
        implements TaskRequest {
    static PromoteRequest read(InputReader in) {
        return new PromoteRequest(
                in.text(Fields.SPACE),
                in.text(Fields.PROJECT),
                in.optional(Fields.CHANNEL),
                in.text(Fields.FROM),
                in.list(Fields.TO),
                Execution.read(in),
                Waiting.read(in));
    }
}
