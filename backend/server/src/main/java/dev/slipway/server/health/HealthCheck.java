package dev.slipway.server.health;

import dev.slipway.api.HealthStatus;
import dev.slipway.api.Machine;
import dev.slipway.host.HostUnreachable;
import dev.slipway.host.ScriptHost;
import dev.slipway.server.engine.Hosts;
import dev.slipway.server.machine.MachineEndpoint;
import dev.slipway.server.machine.MachineHealth;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;

/** Looks at one target (R2.13): whether it can be reached, and whether it has what deployments need. */
public final class HealthCheck {
    private final Hosts hosts;
    private final Clock clock;

    public HealthCheck(Hosts hosts, Clock clock) {
        this.hosts = hosts;
        this.clock = clock;
    }

    MachineHealth of(Machine target) {
        MachineEndpoint endpoint = MachineEndpoint.of(target.endpoint());
        if (endpoint instanceof MachineEndpoint.CloudRegion) {
            return without(HealthStatus.HEALTHY, "A cloud region; there is nothing to connect to.");
        } else if (endpoint instanceof MachineEndpoint.Unsupported unsupported) {
            return without(
                    HealthStatus.UNKNOWN,
                    "This server has no means to check targets of the communication style " + unsupported.style()
                            + ".");
        }
        return connected(target);
    }

    private MachineHealth connected(Machine target) {
        try (ScriptHost host = hosts.target(target)) {
            Instant asked = clock.instant();
            return new Findings(host.facts(), asked, clock.instant()).health();
        } catch (HostUnreachable e) {
            return without(HealthStatus.UNAVAILABLE, String.valueOf(e.getMessage()));
        } catch (IOException e) {
            return without(HealthStatus.UNHEALTHY, String.valueOf(e.getMessage()));
        }
    }

    /** Of a target that told nothing of itself. */
    private static MachineHealth without(HealthStatus status, String summary) {
        return new MachineHealth(status, summary, "", "", "", "", null);
    }
}
