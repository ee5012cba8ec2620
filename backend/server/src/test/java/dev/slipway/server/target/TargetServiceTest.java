package dev.slipway.server.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.api.Endpoint;
import dev.slipway.api.HealthStatus;
import dev.slipway.api.Machine;
import dev.slipway.json.WireJson;
import dev.slipway.server.TestServer;
import dev.slipway.server.Wire;
import dev.slipway.server.access.Actor;
import dev.slipway.server.access.Grants;
import dev.slipway.server.access.Permission;
import dev.slipway.server.access.Scope;
import dev.slipway.server.account.AccountService;
import dev.slipway.server.audit.AuditLog;
import dev.slipway.server.environment.EnvironmentId;
import dev.slipway.server.feed.FeedService;
import dev.slipway.server.machine.EndpointReferences;
import dev.slipway.server.machine.MachineHealth;
import dev.slipway.server.machine.MachinePolicyService;
import dev.slipway.server.machine.ProxyService;
import dev.slipway.server.persistence.Database;
import dev.slipway.server.persistence.SpaceId;
import dev.slipway.server.problem.Forbidden;
import dev.slipway.server.worker.WorkerPoolService;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What features above do with targets, and what only some actors may. */
class TargetServiceTest {
    private final TestServer server = TestServer.shared();
    private final Wire wire = server.wire();
    private final SpaceId space = new SpaceId(server.newSpace());
    private final Database db = server.database();
    private final TargetService targets = targets();
    private final String environment = wire.post("/api/" + space + "/environments", "{\"Name\":\"Dev\"}")
            .expect(201)
            .text("Id");

    private TargetService targets() {
        var audit = new AuditLog(Clock.systemUTC());
        var accounts = new AccountService(db, audit, server.encryption(), List.of(), List.of());
        var feeds = new FeedService(db, audit, server.encryption(), List.of());
        var proxies = new ProxyService(db, audit, server.encryption(), List.of());
        var references = new ReferenceCheck(
                List.of(),
                new EndpointReferences(accounts, proxies, feeds),
                new WorkerPoolService(db, audit, List.of()),
                new MachinePolicyService(db, audit, accounts, List.of()));
        return new TargetService(db, audit, server.encryption(), references, List.of());
    }

    @AfterEach
    void close() {
        db.close();
    }

    private Machine draft(String name) {
        return WireJson.empty(Machine.class)
                .withName(name)
                .withRoles(List.of("web"))
                .withEnvironmentIds(List.of(environment));
    }

    private static MachineHealth health(HealthStatus status, String operatingSystem) {
        return new MachineHealth(status, "summary of " + status, operatingSystem, "Bash", "5.2", "x64", null);
    }

    private void record(String id, MachineHealth health) {
        db.change(tx ->
                assertThat(targets.recordHealth(tx, new TargetId(id), health)).isPresent());
    }

    @Test
    void healthIsShownAndOneEventTellsOfAChange() {
        String id = targets.create(Actor.SYSTEM, space, draft("web1")).id();

        record(id, health(HealthStatus.HEALTHY, "Linux"));
        record(id, health(HealthStatus.HEALTHY, "Linux"));
        record(id, new MachineHealth(HealthStatus.UNAVAILABLE, "no answer", "", "", "", "", null));

        Wire.Answer shown = wire.get("/api/" + space + "/machines/" + id).expect(200);
        assertThat(shown.text("HealthStatus")).isEqualTo("Unavailable");
        assertThat(shown.text("Status")).isEqualTo("Offline");
        assertThat(shown.text("StatusSummary")).isEqualTo("no answer");
        assertThat(shown.text("OperatingSystem")).isEqualTo("Linux");
        assertThat(shown.text("ShellName")).isEqualTo("Bash");
        assertThat(wire.get("/api/" + space + "/events?regarding=" + id).each("Items", "Category"))
                .containsExactly("MachineUnavailable", "MachineHealthy", "Created");
        assertThat(wire.get("/api/" + space + "/machines?healthStatuses=Unavailable&shellNames=bash")
                        .each("Items", "Id"))
                .containsExactly(id);
    }

    @Test
    void whatAPersonSavesDoesNotChangeTheHealth() {
        Machine created = targets.create(Actor.SYSTEM, space, draft("web1"));
        record(created.id(), health(HealthStatus.HAS_WARNINGS, "Linux"));

        Machine after = targets.modify(Actor.SYSTEM, space, created.id(), created.withName("web2"));

        assertThat(after.healthStatus()).isEqualTo(HealthStatus.HAS_WARNINGS);
        assertThat(after.operatingSystem()).isEqualTo("Linux");
    }

    @Test
    void theHealthOfADeletedTargetIsNotRecorded() {
        db.change(tx -> assertThat(
                        targets.recordHealth(tx, new TargetId("Machines-0"), health(HealthStatus.HEALTHY, "Linux")))
                .isEmpty());
    }

    @Test
    void theTargetsOfAnEnvironmentComeByName() {
        targets.create(Actor.SYSTEM, space, draft("b"));
        targets.create(Actor.SYSTEM, space, draft("A"));

        assertThat(db.<List<Machine>>read(tx -> targets.in(tx, new EnvironmentId(environment))))
                .extracting(Machine::name)
                .containsExactly("A", "b");
    }

    /** Whoever deploys there runs what they like as the server's user. */
    @Test
    void onlyAdministratorsMakeTargetsOfTheServersOwnMachine() {
        Machine local = draft("here").withEndpoint(Endpoint.NONE.withLocalDirectory("/srv/apps"));
        Actor operator = actor(Permission.MACHINE_VIEW, Permission.MACHINE_CREATE, Permission.MACHINE_EDIT);

        assertThatThrownBy(() -> targets.create(operator, space, local))
                .isInstanceOf(Forbidden.class)
                .hasMessageContaining("AdministerSystem");
        String id = targets.create(Actor.SYSTEM, space, local).id();
        assertThatThrownBy(() -> targets.modify(operator, space, id, local.withRoles(List.of("more"))))
                .isInstanceOf(Forbidden.class);
        String region = targets.create(operator, space, draft("region")).id();
        assertThatThrownBy(() -> targets.modify(operator, space, region, local.withName("region")))
                .isInstanceOf(Forbidden.class);
    }

    @Test
    void aChangeTakesThePermissionInEveryEnvironmentBeforeAndAfter() {
        String other = wire.post("/api/" + space + "/environments", "{\"Name\":\"Prod\"}")
                .expect(201)
                .text("Id");
        Actor developer = new Actor("Users-9", "dev", "Dev", new Grants() {
            @Override
            public boolean allow(Permission permission, Scope scope) {
                return environment.equals(scope.environmentId());
            }

            @Override
            public boolean allowSomewhere(Permission permission) {
                return true;
            }
        });
        Machine mine = targets.create(developer, space, draft("mine"));

        assertThatThrownBy(() -> targets.modify(developer, space, mine.id(), mine.withEnvironmentIds(List.of(other))))
                .isInstanceOf(Forbidden.class);
        Machine shared =
                targets.create(Actor.SYSTEM, space, draft("shared").withEnvironmentIds(List.of(environment, other)));
        assertThat(targets.get(developer, space, shared.id()).name()).isEqualTo("shared");
        assertThatThrownBy(() -> targets.delete(developer, space, shared.id())).isInstanceOf(Forbidden.class);
    }

    private static Actor actor(Permission... permissions) {
        var granted = Set.of(permissions);
        return new Actor("Users-9", "operator", "Operator", new Grants() {
            @Override
            public boolean allow(Permission permission, Scope scope) {
                return granted.contains(permission);
            }

            @Override
            public boolean allowSomewhere(Permission permission) {
                return granted.contains(permission);
            }
        });
    }
}
