package dev.slipway.ci;

import dev.slipway.api.OverwriteMode;
import java.util.List;

/**
 * Package files to push.
 *
 * @param space empty for the connection's
 * @param parallel how many at a time, at least 1
 */
public record PushRequest(
        String space,
        List<String> packagePaths,
        List<String> excludes,
        OverwriteMode overwriteMode,
        boolean delta,
        int parallel,
        boolean failIfNoMatch)
        implements FileRequest {
    static PushRequest read(InputReader in) {
        return new PushRequest(
                in.text(Fields.SPACE),
                in.list(Fields.PACKAGE_PATHS),
                in.list(Fields.EXCLUDES),
                overwriteMode(in),
                in.flag(Fields.DELTA),
                in.number(Fields.PARALLEL),
                in.flag(Fields.FAIL_IF_NO_MATCH));
    }

    static OverwriteMode overwriteMode(InputReader in) {
        return switch (in.choice(Fields.OVERWRITE_MODE)) {
            case "OverwriteExisting" -> OverwriteMode.OVERWRITE_EXISTING;
            case "IgnoreIfExists" -> OverwriteMode.IGNORE_IF_EXISTS;
            default -> OverwriteMode.FAIL_IF_EXISTS;
        };
    }
}
