package dev.slipway.server.limit;

import dev.slipway.server.persistence.SpaceId;
import dev.slipway.server.problem.Checks;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Asked before limits are saved: the features that own environments, tenants and tags answer which are not there. */
@FunctionalInterface
public interface UnknownLimits {
    /**
     * Something that is named and is not in the space.
     *
     * @param field that names it, such as {@code EnvironmentIds}
     * @param words in the reader's words, such as {@code environment 'Environments-9'}
     */
    record Unknown(String field, String words) {
        /** @param name what the client sent, of any length */
        public static Unknown of(String field, String kind, String name) {
            return new Unknown(field, kind + " '" + Checks.quote(name) + "'");
        }

        /** Such as {@code there is no environment 'Environments-9' in the space}. */
        public String sentence() {
            return "there is no " + words + " in the space";
        }
    }

    /** What the limits name that is not in the space. */
    List<Unknown> unknownIn(Handle tx, SpaceId space, Limits limits);
}
