package dev.slipway.server.variable;

import dev.slipway.api.Project;
import dev.slipway.server.persistence.SpaceId;
import dev.slipway.server.problem.Checks;
import dev.slipway.server.project.KnownParts;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Tells projects which library sets they can include. */
public final class KnownLibrarySets implements KnownParts {
    private final LibrarySetStore store = new LibrarySetStore();

    @Override
    public void check(Handle tx, Optional<Project> before, Project wanted, Checks checks) {
        List<String> ids = wanted.includedLibraryVariableSetIds();
        List<String> known = store.ids(tx, new SpaceId(wanted.spaceId()), ids);
        ids.stream()
                .filter(id -> !known.contains(id))
                .forEach(id -> checks.that(
                        false,
                        "IncludedLibraryVariableSetIds",
                        "there is no library variable set '" + Checks.quote(id) + "' in the space"));
    }
}
