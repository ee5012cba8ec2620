package dev.slipway.server.portal;

import dev.slipway.api.Environment;
import dev.slipway.api.Project;
import dev.slipway.api.Release;
import dev.slipway.api.Tenant;
import java.util.List;

/**
 * For which tenants a release is deployed to an environment.
 *
 * @param choices the tenants that are linked to the project there, by name
 * @param isOpenWithout whether it can be deployed without a tenant as well
 */
public record DeployPage(
        Project project, Release release, Environment environment, List<Choice> choices, boolean isOpenWithout) {
    /** @param hindrance why it cannot be deployed for the tenant now; empty when it can */
    public record Choice(Tenant tenant, String hindrance) {
        public boolean isOpen() {
            return hindrance.isEmpty();
        }
    }

    /** The tenants for which it can be deployed now. */
    public List<String> openTenants() {
        return choices.stream()
                .filter(Choice::isOpen)
                .map(choice -> choice.tenant().id())
                .toList();
    }
}
