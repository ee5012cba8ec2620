package dev.slipway.server.health;

import dev.slipway.api.Machine;
import dev.slipway.server.persistence.SpaceId;
import dev.slipway.server.target.NewTargets;
import dev.slipway.server.task.TaskInbox;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** A new target is checked at once, unless it is disabled or its maker does not want that (R2.15). */
public final class InitialHealthCheck implements NewTargets {
    private final TaskInbox inbox;

    public InitialHealthCheck(TaskInbox inbox) {
        this.inbox = inbox;
    }

    @Override
    public void created(Handle tx, Machine target) {
        if (!target.isDisabled() && !Boolean.TRUE.equals(target.skipInitialHealthCheck())) {
            var request = new HealthRequest(List.of(target.id()), "");
            inbox.queue(
                    tx, request.task(new SpaceId(target.spaceId()), "Check the health of the target " + target.name()));
        }
    }

    @Override
    public void committed() {
        inbox.wake();
    }
}
