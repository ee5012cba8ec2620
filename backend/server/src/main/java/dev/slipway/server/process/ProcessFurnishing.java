package dev.slipway.server.process;

import dev.slipway.api.DeploymentProcess;
import dev.slipway.api.DeploymentProcessBuilder;
import dev.slipway.api.Project;
import dev.slipway.server.persistence.SpaceId;
import dev.slipway.server.project.CopiedIds;
import dev.slipway.server.project.ProjectCopy;
import dev.slipway.server.project.ProjectFurnishing;
import dev.slipway.server.security.Encryption;
import dev.slipway.server.security.SecretFields;
import dev.slipway.server.snapshot.Stored;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Gives new owners their processes: projects through {@link ProjectFurnishing}, runbooks through the feature above. */
public final class ProcessFurnishing implements ProjectFurnishing, ProjectCopy {
    private final Encryption encryption;
    private final ProcessStore store = new ProcessStore();

    public ProcessFurnishing(Encryption encryption) {
        this.encryption = encryption;
    }

    @Override
    public void furnish(Handle tx, Project project) {
        create(tx, new SpaceId(project.spaceId()), project.id(), null);
    }

    @Override
    public void copy(Handle tx, Project source, Project copy, CopiedIds ids) {
        furnish(tx, copy);
        copy(tx, source.deploymentProcessId(), copy.deploymentProcessId(), ids::of);
    }

    /** Makes the process of a new owner, without steps. */
    public DeploymentProcess create(Handle tx, SpaceId space, String projectId, @Nullable String runbookId) {
        DeploymentProcess empty = DeploymentProcessBuilder.builder()
                .id(runbookId == null ? ProcessIds.ofProject(projectId) : ProcessIds.ofRunbook(runbookId))
                .spaceId(space.value())
                .projectId(projectId)
                .runbookId(runbookId)
                .steps(List.of())
                .links(Map.of())
                .build();
        store.insert(tx, new Stored<>(empty, SecretFields.NONE));
        return empty;
    }

    /**
     * Gives a process the steps and secrets of another one, such as when a project or runbook is cloned. Steps and actions
     * keep their ids, so that what is scoped to them can be copied likewise.
     *
     * @param ids gives the new owner's channel for each of the old one's
     */
    public void copy(Handle tx, String fromId, String toId, UnaryOperator<String> ids) {
        Stored<DeploymentProcess> from = store.find(tx, fromId).orElseThrow(() -> ProcessService.unknown(fromId));
        Stored<DeploymentProcess> to = store.lock(tx, toId).orElseThrow(() -> ProcessService.unknown(toId));
        var steps = from.document().steps().stream()
                .map(step -> step.withActions(step.actions().stream()
                        .map(action -> action.withChannels(
                                action.channels().stream().map(ids).toList()))
                        .toList()))
                .toList();
        DeploymentProcess copied =
                to.document().withSteps(steps).withVersion(to.document().version() + 1);
        store.update(tx, new Stored<>(copied, from.secrets().rebound(fromId, toId, encryption)));
    }

    /** When a runbook goes; the process of a project goes with the project by itself. */
    public void delete(Handle tx, String id) {
        store.delete(tx, id);
    }
}
