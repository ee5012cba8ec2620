package dev.slipway.server.variable;

import dev.slipway.api.LibraryVariableSet;
import dev.slipway.server.persistence.DocumentTable;
import dev.slipway.server.persistence.Filter;
import dev.slipway.server.persistence.Listing;
import dev.slipway.server.persistence.Selection;
import dev.slipway.server.persistence.SpaceId;
import dev.slipway.server.security.SecretColumn;
import dev.slipway.server.security.SecretFields;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

final class LibrarySetStore {
    private static final DocumentTable<LibraryVariableSet> LIBRARY_SETS = DocumentTable.of(
                    "library_variable_set", LibraryVariableSet.class, LibraryVariableSet::id)
            .inSpace(LibraryVariableSet::spaceId)
            .named(LibraryVariableSet::name)
            .with("content_type", set -> set.contentType().name());
    private static final SecretColumn SECRETS = new SecretColumn("library_variable_set");

    /** @param secrets the sensitive default values of templates, by template id */
    void insert(Handle tx, LibraryVariableSet set, SecretFields secrets) {
        LIBRARY_SETS.insert(tx, set);
        SECRETS.write(tx, set.id(), secrets);
    }

    void update(Handle tx, LibraryVariableSet set, SecretFields secrets) {
        LIBRARY_SETS.update(tx, set);
        SECRETS.write(tx, set.id(), secrets);
    }

    SecretFields secrets(Handle tx, String id) {
        return SECRETS.read(tx, id);
    }

    void delete(Handle tx, String id) {
        LIBRARY_SETS.delete(tx, id);
    }

    Optional<LibraryVariableSet> find(Handle tx, SpaceId space, String idOrName) {
        return LIBRARY_SETS.find(tx, in(space), idOrName);
    }

    /** Those of the ids that are there. */
    List<String> ids(Handle tx, SpaceId space, List<String> ids) {
        return in(space).whereIn("id", ids).all(tx).stream()
                .map(LibraryVariableSet::id)
                .toList();
    }

    /** @param contentTypes only these, as enum names; empty for all */
    Listing<LibraryVariableSet> list(Handle tx, SpaceId space, List<String> contentTypes, Filter filter) {
        return of(space, contentTypes).list(tx, filter);
    }

    List<LibraryVariableSet> all(Handle tx, SpaceId space, List<String> contentTypes) {
        return of(space, contentTypes).all(tx);
    }

    private static Selection<LibraryVariableSet> of(SpaceId space, List<String> contentTypes) {
        return in(space).narrow("content_type", contentTypes);
    }

    private static Selection<LibraryVariableSet> in(SpaceId space) {
        return LIBRARY_SETS.select(space).orderBy("name_key, id");
    }
}
