package dev.slipway.server.tenant;

import dev.slipway.server.persistence.SpaceId;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Asked before a tenant is linked to a project: the features above know what projects there are (R9.7). */
@FunctionalInterface
public interface TenantLinkRules {
    /**
     * What stands against linking a tenant to these environments for the project, as a sentence.
     *
     * @param environmentIds only those that are not linked yet; may be empty
     */
    Optional<String> refusal(Handle tx, SpaceId space, String projectId, List<String> environmentIds);
}
