package dev.slipway.server.tenant;

import dev.slipway.server.limit.TagFilter;
import java.util.List;

/**
 * Whether a tenant is chosen by tags, and if not, why.
 *
 * @param missingTags the tags of those sets of which the tenant has none that is needed
 */
record TagTest(boolean isMatched, String reason, List<String> missingTags) {
    static TagTest of(TagFilter filter, List<String> tenantTags) {
        List<String> missing = filter.missing(tenantTags);
        return new TagTest(
                missing.isEmpty(),
                missing.isEmpty() ? "" : "The tenant has none of " + String.join(", ", missing) + ".",
                missing);
    }
}
