package dev.slipway.server.portal;

import dev.slipway.api.Environment;
import dev.slipway.api.Machine;
import dev.slipway.api.MachineFacts;
import dev.slipway.api.Tenant;
import dev.slipway.api.TenantedDeploymentMode;
import dev.slipway.server.machine.MachineEndpoint;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A deployment target.
 *
 * @param environments by id
 * @param tenants those that it is for
 */
public record TargetPage(
        Machine target, Map<String, Environment> environments, List<Tenant> tenants, boolean mayCheckHealth) {
    private static final String UNLEARNT = "Unknown";

    /** How work gets there. */
    public String reached() {
        MachineEndpoint endpoint = MachineEndpoint.of(target.endpoint());
        if (endpoint instanceof MachineEndpoint.Ssh ssh) {
            return "SSH to " + ssh.host() + ", port " + ssh.port()
                    + ssh.through()
                            .map(jump -> ", through " + jump.host() + ", port " + jump.port())
                            .orElse("");
        } else if (endpoint instanceof MachineEndpoint.Local local) {
            return "the server's own machine, in " + local.directory();
        } else if (endpoint instanceof MachineEndpoint.Unsupported unsupported) {
            return unsupported.style() + ", through which nothing can be run yet";
        }
        return "not contacted; workers act for it";
    }

    /** What is known of the machine, such as {@code Linux, x86_64, Bash 5.2}; empty before the first health check. */
    public String system() {
        return Stream.of(target.operatingSystem(), target.architecture(), target.shellName(), target.shellVersion())
                .filter(fact -> !fact.isBlank() && !fact.equals(UNLEARNT))
                .collect(Collectors.joining(" · "));
    }

    /** Such as {@code 12.5 GB of 40.0 GB}. */
    public static String free(MachineFacts facts) {
        return PackagePage.size(facts.freeBytes()) + " of " + PackagePage.size(facts.totalBytes());
    }

    /** Such as {@code 3 s behind the server's}. */
    public static String clock(MachineFacts facts) {
        long seconds = facts.clockSkewSeconds();
        return seconds == 0
                ? "as the server's"
                : Math.abs(seconds) + " s " + (seconds > 0 ? "ahead of" : "behind") + " the server's";
    }

    /** Which deployments it takes. */
    public String takes() {
        TenantedDeploymentMode mode = target.tenantedDeploymentParticipation();
        return switch (mode) {
            case UNTENANTED -> "deployments without a tenant";
            case TENANTED -> "deployments for tenants";
            case TENANTED_OR_UNTENANTED -> "deployments with and without a tenant";
        };
    }

    public List<Environment> environmentsInOrder() {
        return environments.values().stream()
                .filter(environment -> target.environmentIds().contains(environment.id()))
                .toList();
    }
}
