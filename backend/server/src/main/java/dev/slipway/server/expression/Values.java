package dev.slipway.server.expression;

import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** The variables that a template may use. Names are found in any case (R6.3). */
public interface Values {
    /** The value as stored, itself a template (R6.28), or null when there is no such variable. */
    @Nullable String raw(String name);

    /**
     * The indexes that stand directly behind a name, once each, in a stable order: {@code a} and {@code b} for {@code
     * Srv} when there are {@code Srv[a].Ip} and {@code Srv[b].Ip}.
     */
    Collection<String> indexes(String name);
}
