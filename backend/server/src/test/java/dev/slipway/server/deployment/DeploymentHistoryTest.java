package dev.slipway.server.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.api.TaskState;
import dev.slipway.server.TestDatabases;
import dev.slipway.server.persistence.Filter;
import dev.slipway.server.persistence.Scans;
import dev.slipway.server.persistence.Stretch;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A page of a list costs what a page costs, however many deployments there have been. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisabledIfSystemProperty(named = TestDatabases.PROPERTY, matches = TestDatabases.POSTGRESQL)
class DeploymentHistoryTest {
    private static final Filter PAGE = new Filter(List.of(), "", "", new Stretch(0, 30));
    private static final int PLENTY = 150;

    private final DeploymentStore store = new DeploymentStore();
    private History history;

    @BeforeAll
    void years() {
        history = History.of(3000);
    }

    @AfterAll
    void close() {
        history.close();
    }

    static Stream<DeploymentQuery> queries() {
        List<String> none = List.of();
        return Stream.of(
                DeploymentQuery.ALL,
                DeploymentQuery.ofRelease("Releases-7"),
                new DeploymentQuery(List.of("Projects-1"), none, none, none, none, List.of()),
                new DeploymentQuery(none, List.of("Environments-1"), none, none, none, List.of()),
                new DeploymentQuery(none, none, List.of("Tenants-1"), none, none, List.of()),
                new DeploymentQuery(List.of("Projects-1"), List.of("Environments-1"), none, none, none, List.of()),
                new DeploymentQuery(none, none, none, none, none, List.of(TaskState.SUCCESS)));
    }

    @ParameterizedTest
    @MethodSource("queries")
    void aPageReadsNoMoreThanItShows(DeploymentQuery query) {
        history.db.read(tx -> {
            Scans scans = Scans.of(tx);

            assertThat(store.list(tx, History.SPACE, query, PAGE).items()).isNotEmpty();

            assertThat(scans.above(PLENTY)).isEmpty();
            return true;
        });
    }

    @Test
    void whatIsDeployedNowIsLookedUp() {
        history.db.read(tx -> {
            Scans scans = Scans.of(tx);

            assertThat(new CurrentDeployments().success(tx, "Projects-1", "Environments-1", null))
                    .isPresent();

            assertThat(scans.above(PLENTY)).isEmpty();
            return true;
        });
    }
}
