package dev.slipway.server.portal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.server.ModelSpace;
import dev.slipway.server.TestServer;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RunbookPagesTest {
    private final ModelSpace space = new ModelSpace();
    private final Visitor visitor = Visitor.signedIn(TestServer.shared());
    private final String test = space.environment("Test");
    private final String project = space.project("Shop");

    private String runbook(String more) {
        return space.post("projects/" + project + "/runbooks", "{'Name':'Restart <it>'" + more + "}")
                .expect(201)
                .text("Id");
    }

    private String address(String runbook) {
        return "/app/" + space.id() + "/runbooks/" + runbook;
    }

    private Visitor.Page published(String runbook) {
        String address = address(runbook);
        Visitor.Page before = visitor.get(address).expect(200);
        assertThat(before.body()).contains("Nothing is published yet.").doesNotContain(address + "/run\"");
        assertThat(visitor.post(address + "/publish", Map.of("csrf", before.csrf()))
                        .expect(303)
                        .header("Location"))
                .isEqualTo(address);
        return visitor.get(address).expect(200);
    }

    @Test
    void aProjectLeadsToItsRunbooks() {
        String runbook = runbook("");

        assertThat(visitor.get("/app/" + space.id() + "/projects/" + project)
                        .expect(200)
                        .body())
                .contains(address(runbook))
                .contains("Restart &lt;it&gt;")
                .contains("Not published");
    }

    @Test
    void aRunbookIsPublishedAndRunByItsButtons() {
        String runbook = runbook("");
        Visitor.Page page = published(runbook);
        assertThat(page.body()).contains("Snapshot ").contains("This runbook has not been run yet.");

        String task = visitor.post(address(runbook) + "/run", Map.of("csrf", page.csrf(), "environment", test))
                .expect(303)
                .header("Location");

        assertThat(visitor.get(task).expect(200).body()).contains("Run runbook Restart &lt;it&gt; on Test");
        assertThat(visitor.get(address(runbook)).expect(200).body()).contains(task);
    }

    @Test
    void aRunbookForTenantsIsRunForTheOneThatIsChosen() {
        String acme = space.tenant("Acme", "'ProjectEnvironments':{'" + project + "':['" + test + "']}");
        String runbook = runbook(",'MultiTenancyMode':'Tenanted'");
        Visitor.Page page = published(runbook);
        assertThat(page.body())
                .contains("<option value=\"" + acme + "\">Acme</option>")
                .doesNotContain("no tenant");

        String task = visitor.post(
                        address(runbook) + "/run", Map.of("csrf", page.csrf(), "environment", test, "tenant", acme))
                .expect(303)
                .header("Location");

        assertThat(visitor.get(task).expect(200).body()).contains("on Test for Acme");
    }
}
