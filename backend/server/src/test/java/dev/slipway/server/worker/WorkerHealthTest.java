package dev.slipway.server.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.api.HealthStatus;
import dev.slipway.api.Worker;
import dev.slipway.server.TestServer;
import dev.slipway.server.Wire;
import dev.slipway.server.account.AccountService;
import dev.slipway.server.audit.AuditLog;
import dev.slipway.server.feed.FeedService;
import dev.slipway.server.machine.EndpointReferences;
import dev.slipway.server.machine.MachineHealth;
import dev.slipway.server.machine.MachinePolicyService;
import dev.slipway.server.machine.ProxyService;
import dev.slipway.server.persistence.Database;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What features above do with workers. */
class WorkerHealthTest {
    private final TestServer server = TestServer.shared();
    private final Wire wire = server.wire();
    private final String space = server.newSpace();
    private final Database db = server.database();
    private final WorkerService workers = workers();

    private WorkerService workers() {
        var audit = new AuditLog(Clock.systemUTC());
        var accounts = new AccountService(db, audit, server.encryption(), List.of(), List.of());
        var feeds = new FeedService(db, audit, server.encryption(), List.of());
        var proxies = new ProxyService(db, audit, server.encryption(), List.of());
        return new WorkerService(
                db,
                audit,
                new WorkerPoolService(db, audit, List.of()),
                new MachinePolicyService(db, audit, accounts, List.of()),
                new EndpointReferences(accounts, proxies, feeds));
    }

    @AfterEach
    void close() {
        db.close();
    }

    @Test
    void healthIsShownAndOneEventTellsOfAChange() {
        String pool = wire.get("/api/" + space + "/workerpools").text("Items/0/Id");
        String id = wire.post(
                        "/api/" + space + "/workers",
                        ("{'Name':'w1','WorkerPoolIds':['" + pool + "'],'Endpoint':{'CommunicationStyle':"
                                        + "'TentaclePassive','Uri':'https://w1:10933/','Thumbprint':'AB'}}")
                                .replace('\'', '"'))
                .expect(201)
                .text("Id");
        var healthy = new MachineHealth(HealthStatus.HEALTHY, "fine", "Linux", "Bash", "5.2", "x64", null);

        db.change(tx -> workers.recordHealth(tx, new WorkerId(id), healthy));
        db.change(tx -> workers.recordHealth(tx, new WorkerId(id), healthy));

        Wire.Answer shown = wire.get("/api/" + space + "/workers/" + id).expect(200);
        assertThat(shown.text("HealthStatus")).isEqualTo("Healthy");
        assertThat(shown.text("Status")).isEqualTo("Online");
        assertThat(shown.text("OperatingSystem")).isEqualTo("Linux");
        assertThat(wire.get("/api/" + space + "/events?regarding=" + id).each("Items", "Category"))
                .containsExactly("MachineHealthy", "Created");
        assertThat(db.<List<Worker>>read(tx -> workers.in(tx, new WorkerPoolId(pool))))
                .extracting(Worker::healthStatus)
                .containsExactly(HealthStatus.HEALTHY);
    }
}
