package dev.slipway.server.machine;

import dev.slipway.api.HealthStatus;
import dev.slipway.api.Machine;
import dev.slipway.api.MachineFacts;
import dev.slipway.api.MachineStatus;
import dev.slipway.api.Worker;
import dev.slipway.server.audit.EventCategory;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a health check found (R2.13).
 *
 * @param operatingSystem empty, like what follows, when it was not learnt this time
 * @param facts null when they were not learnt this time
 */
public record MachineHealth(
        HealthStatus status,
        String summary,
        String operatingSystem,
        String shellName,
        String shellVersion,
        String architecture,
        @Nullable MachineFacts facts) {
    private static final String UNLEARNT = "Unknown";

    /** Of a machine that was never checked. */
    public static final MachineHealth UNKNOWN =
            new MachineHealth(HealthStatus.UNKNOWN, "", UNLEARNT, UNLEARNT, UNLEARNT, UNLEARNT, null);

    public static MachineHealth of(Machine machine) {
        return new MachineHealth(
                machine.healthStatus(),
                machine.statusSummary(),
                machine.operatingSystem(),
                machine.shellName(),
                machine.shellVersion(),
                machine.architecture(),
                machine.facts());
    }

    public static MachineHealth of(Worker worker) {
        return new MachineHealth(
                worker.healthStatus(),
                worker.statusSummary(),
                worker.operatingSystem(),
                worker.shellName(),
                worker.shellVersion(),
                worker.architecture(),
                null);
    }

    /** This, with the facts that were not learnt this time as they were. */
    public MachineHealth after(MachineHealth before) {
        return new MachineHealth(
                status,
                summary,
                learnt(operatingSystem, before.operatingSystem),
                learnt(shellName, before.shellName),
                learnt(shellVersion, before.shellVersion),
                learnt(architecture, before.architecture),
                facts == null ? before.facts : facts);
    }

    private static String learnt(String now, String before) {
        return now.isBlank() ? before : now;
    }

    /** The machine as clients see it with this health. */
    public Machine shownIn(Machine machine) {
        return machine.withHealthStatus(status)
                .withStatus(olderStatus(machine.isDisabled()))
                .withStatusSummary(summary)
                .withOperatingSystem(operatingSystem)
                .withShellName(shellName)
                .withShellVersion(shellVersion)
                .withArchitecture(architecture)
                .withFacts(facts);
    }

    /** The worker as clients see it with this health. */
    public Worker shownIn(Worker worker) {
        return worker.withHealthStatus(status)
                .withStatus(olderStatus(worker.isDisabled()))
                .withStatusSummary(summary)
                .withOperatingSystem(operatingSystem)
                .withShellName(shellName)
                .withShellVersion(shellVersion)
                .withArchitecture(architecture);
    }

    private MachineStatus olderStatus(boolean isDisabled) {
        if (isDisabled) {
            return MachineStatus.DISABLED;
        }
        return switch (status) {
            case HEALTHY, HAS_WARNINGS -> MachineStatus.ONLINE;
            case UNHEALTHY, UNAVAILABLE -> MachineStatus.OFFLINE;
            case UNKNOWN -> MachineStatus.UNKNOWN;
        };
    }

    /** The event of a change to this health; none when it was the same before, or becomes unknown (R2.15). */
    public Optional<EventCategory> eventAfter(HealthStatus before) {
        return status == before ? Optional.empty() : event();
    }

    private Optional<EventCategory> event() {
        return switch (status) {
            case HEALTHY -> Optional.of(EventCategory.MACHINE_HEALTHY);
            case HAS_WARNINGS -> Optional.of(EventCategory.MACHINE_HAS_WARNINGS);
            case UNHEALTHY -> Optional.of(EventCategory.MACHINE_UNHEALTHY);
            case UNAVAILABLE -> Optional.of(EventCategory.MACHINE_UNAVAILABLE);
            case UNKNOWN -> Optional.empty();
        };
    }
}
