package dev.slipway.server.target;

import dev.slipway.api.Endpoint;
import dev.slipway.api.Machine;
import dev.slipway.server.machine.CommunicationStyle;
import dev.slipway.server.machine.EndpointRules;
import dev.slipway.server.persistence.Names;
import dev.slipway.server.problem.Checks;
import dev.slipway.server.problem.Invalid;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;

/** What a good target is, as far as it can be told from the target alone (R2.4). */
final class TargetRules {
    private static final int LONGEST_ROLE = 200;

    private TargetRules() {}

    /**
     * The draft with its lists free of repetitions, and of an endpoint only the fields of its style.
     *
     * @throws Invalid naming everything that is wrong
     */
    static Machine checked(Machine draft) {
        var checks = new Checks().name("Name", draft.name());
        List<String> roles = distinct(draft.roles());
        checks.that(
                        !draft.environmentIds().isEmpty(),
                        "EnvironmentIds",
                        "EnvironmentIds is empty; a target must be in at least one environment")
                .that(!roles.isEmpty(), "Roles", "Roles is empty; a target must have at least one");
        roles.forEach(role -> checkRole(checks, role));
        Endpoint endpoint = EndpointRules.checked(checks, draft.endpoint(), EnumSet.allOf(CommunicationStyle.class));
        checks.orThrow();
        return draft.withName(draft.name().strip())
                .withEnvironmentIds(draft.environmentIds().stream().distinct().toList())
                .withRoles(roles)
                .withTenantIds(draft.tenantIds().stream().distinct().toList())
                .withTenantTags(distinct(draft.tenantTags()))
                .withEndpoint(endpoint)
                .withThumbprint(endpoint.thumbprint())
                .withUri(endpoint.uri())
                .withIsInProcess(false)
                .withHasLatestCalamari(true);
    }

    /** In any case; the first spelling counts. */
    private static List<String> distinct(List<String> names) {
        var byKey = new LinkedHashMap<String, String>();
        names.stream()
                .filter(name -> !name.isBlank())
                .forEach(name -> byKey.putIfAbsent(Names.key(name), name.strip()));
        return List.copyOf(byKey.values());
    }

    /** Actions list the roles that they run on with commas between them (R2.5). */
    private static void checkRole(Checks checks, String role) {
        checks.that(
                        role.length() <= LONGEST_ROLE,
                        "Roles",
                        "Roles: '" + Checks.quote(role) + "' is longer than " + LONGEST_ROLE + " characters")
                .that(
                        role.indexOf(',') < 0 && role.chars().noneMatch(Character::isISOControl),
                        "Roles",
                        "Roles: '" + Checks.quote(role) + "' holds a comma or control characters");
    }
}
