package dev.slipway.server.persistence;

import java.util.List;

/**
 * What the lists of all resources can be narrowed by (API notes, "Lists").
 *
 * @param ids only these; empty means no filter, and with ids the stretch is not applied
 * @param partialName only names that contain it, in any case; empty means no filter
 * @param name only that name, in any case; empty means no filter
 */
public record Filter(List<String> ids, String partialName, String name, Stretch stretch) {
    public static final Filter NONE = new Filter(List.of(), "", "", Stretch.ALL);

    /** For what has no name, such as events: names are not asked for there, whatever a client sends. */
    public Filter withoutNames() {
        return new Filter(ids, "", "", stretch);
    }
}
