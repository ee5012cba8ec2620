package dev.slipway.server.variable;

import dev.slipway.api.Channel;
import dev.slipway.api.Environment;
import dev.slipway.api.Machine;
import dev.slipway.api.Project;
import dev.slipway.api.Tenant;
import dev.slipway.server.channel.ChannelService;
import dev.slipway.server.environment.EnvironmentService;
import dev.slipway.server.persistence.SpaceId;
import dev.slipway.server.problem.NotFound;
import dev.slipway.server.project.ProjectId;
import dev.slipway.server.target.TargetService;
import dev.slipway.server.tenant.TenantService;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/** Finds the place that a client asks about. */
public final class VariablePlaces {
    private final EnvironmentService environments;
    private final ChannelService channels;
    private final TenantService tenants;
    private final TargetService targets;

    public VariablePlaces(
            EnvironmentService environments, ChannelService channels, TenantService tenants, TargetService targets) {
        this.environments = environments;
        this.channels = channels;
        this.tenants = tenants;
        this.targets = targets;
    }

    /** Without a runbook it is the project's deployment process. */
    ResolutionContext of(Handle tx, SpaceId space, Project project, VariablePreview.Question question) {
        ResolutionContext place = ResolutionContext.NOWHERE
                .with(ScopeField.PROCESS_OWNER, question.runbook().isEmpty() ? project.id() : question.runbook())
                .with(ScopeField.ROLE, question.roles())
                .targeting(question.roles());
        if (!question.environment().isEmpty()) {
            Environment environment = environments
                    .find(tx, space, question.environment())
                    .orElseThrow(() -> NotFound.of("environment", question.environment()));
            place = place.with(ScopeField.ENVIRONMENT, environment.id());
        }
        if (!question.channel().isEmpty()) {
            Channel channel = channels.find(tx, new ProjectId(project.id()), question.channel())
                    .orElseThrow(() -> NotFound.of("channel", question.channel()));
            place = place.with(ScopeField.CHANNEL, channel.id());
        }
        if (!question.tenant().isEmpty()) {
            Tenant tenant = tenants.find(tx, space, question.tenant())
                    .orElseThrow(() -> NotFound.of("tenant", question.tenant()));
            place = place.with(ScopeField.TENANT, tenant.id()).with(ScopeField.TENANT_TAG, tenant.tenantTags());
        }
        if (!question.machine().isEmpty()) {
            Machine machine = targets.find(tx, space, question.machine())
                    .orElseThrow(() -> NotFound.of("deployment target", question.machine()));
            place = place.onMachine(
                    machine.id(),
                    Stream.concat(machine.roles().stream(), question.roles().stream())
                            .toList());
        }
        return question.action().isEmpty() ? place : place.with(ScopeField.ACTION, question.action());
    }
}
