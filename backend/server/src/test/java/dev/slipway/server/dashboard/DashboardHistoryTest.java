package dev.slipway.server.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.api.Project;
import dev.slipway.json.WireJson;
import dev.slipway.server.TestDatabases;
import dev.slipway.server.dashboard.DashboardStore.Deployed;
import dev.slipway.server.deployment.History;
import dev.slipway.server.persistence.Scans;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;

/** A dashboard costs what it shows, however many deployments there have been. */
@DisabledIfSystemProperty(named = TestDatabases.PROPERTY, matches = TestDatabases.POSTGRESQL)
class DashboardHistoryTest {
    private static final int PLENTY = 150;

    private final DashboardStore store = new DashboardStore();

    @Test
    void onlyWhatIsShownIsRead() {
        Project project = WireJson.empty(Project.class).withId("Projects-1").withSpaceId(History.SPACE.value());
        try (History history = History.of(3000)) {
            history.db.read(tx -> {
                Scans scans = Scans.of(tx);

                List<Deployed> newest = store.newest(tx, History.SPACE);
                assertThat(newest).hasSize(History.PROJECTS * History.ENVIRONMENTS * 2);
                assertThat(store.shownReleases(tx, project, 10)).hasSizeBetween(10, 16);
                assertThat(store.finishedBefore(tx, newest.get(0).deployment())).isPresent();

                assertThat(scans.above(PLENTY)).isEmpty();
                return true;
            });
        }
    }
}
