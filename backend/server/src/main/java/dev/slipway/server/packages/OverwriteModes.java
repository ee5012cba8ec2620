package dev.slipway.server.packages;

import dev.slipway.api.OverwriteMode;
import dev.slipway.server.http.Requests;
import dev.slipway.server.problem.Checks;
import dev.slipway.server.problem.Invalid;
import io.javalin.http.Context;
import java.util.Optional;
import java.util.stream.Stream;

/** What a push asks to be done with a version that is there (R3.17). */
public final class OverwriteModes {
    private OverwriteModes() {}

    /**
     * The parameter {@code overwriteMode}, or the older {@code replace=true}; none when there is neither.
     *
     * @throws Invalid when it is no mode
     */
    public static Optional<OverwriteMode> of(Context ctx) {
        String text = Requests.text(ctx, "overwriteMode");
        if (text.isEmpty()) {
            return Requests.flag(ctx, "replace") ? Optional.of(OverwriteMode.OVERWRITE_EXISTING) : Optional.empty();
        }
        return Stream.of(OverwriteMode.values())
                .filter(mode -> mode.name().replace("_", "").equalsIgnoreCase(text))
                .findFirst()
                .or(() -> {
                    throw new Invalid(
                            "overwriteMode",
                            "The overwriteMode is '" + Checks.quote(text)
                                    + "'; it must be FailIfExists, OverwriteExisting or IgnoreIfExists");
                });
    }
}
