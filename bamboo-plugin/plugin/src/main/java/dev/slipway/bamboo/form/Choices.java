package dev.slipway.bamboo.form;

import dev.slipway.api.Channel;
import dev.slipway.api.Environment;
import dev.slipway.api.Machine;
import dev.slipway.api.Project;
import dev.slipway.api.Runbook;
import dev.slipway.api.Space;
import dev.slipway.api.Tag;
import dev.slipway.api.Tenant;
import dev.slipway.ci.CiFailure;
import dev.slipway.client.SlipwayClient;
import dev.slipway.client.SpaceClient;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What a server has to choose from for some fields.
 *
 * @param space name or id; empty for the server's default one
 * @param project name, slug or id; empty where none is given yet
 */
record Choices(SlipwayClient client, String space, String project) {
    private static final int MOST = 500;

    private static final Map<String, Function<Choices, Stream<String>>> SOURCES = Map.ofEntries(
            Map.entry("space", Choices::spaces),
            Map.entry("project", Choices::projects),
            Map.entry("channel", Choices::channels),
            Map.entry("runbook", Choices::runbooks),
            Map.entry("environments", Choices::environments),
            Map.entry("deployTo", Choices::environments),
            Map.entry("from", Choices::environments),
            Map.entry("to", Choices::environments),
            Map.entry("tenants", Choices::tenants),
            Map.entry("tenantTags", Choices::tenantTags),
            Map.entry("targets", Choices::targets),
            Map.entry("excludedTargets", Choices::targets));

    static boolean offers(String field) {
        return SOURCES.containsKey(field);
    }

    /**
     * Names, sorted, at most {@value #MOST}.
     *
     * @throws CiFailure when something has to be given before one can choose
     * @throws dev.slipway.client.SlipwayException when the server does not answer or refuses
     */
    List<String> of(String field) {
        Function<Choices, Stream<String>> source = SOURCES.get(field);
        if (source == null) {
            throw new CiFailure(CiFailure.Reason.INPUT, "There is nothing to choose from for '" + field + "'");
        }
        return source.apply(this)
                .sorted(String.CASE_INSENSITIVE_ORDER)
                .limit(MOST)
                .toList();
    }

    private Stream<String> spaces() {
        return client.spaces().all().stream().map(Space::name);
    }

    private Stream<String> projects() {
        return inSpace().projects().all().stream().map(Project::name);
    }

    private Stream<String> channels() {
        return inSpace().projects().channels(projectId()).stream().map(Channel::name);
    }

    private Stream<String> runbooks() {
        return inSpace().projects().runbooks(projectId()).stream().map(Runbook::name);
    }

    private Stream<String> environments() {
        return inSpace().environments().all().stream().map(Environment::name);
    }

    private Stream<String> tenants() {
        return inSpace().tenants().all().stream().map(Tenant::name);
    }

    private Stream<String> tenantTags() {
        return inSpace().tagSets().all().stream()
                .flatMap(set -> set.tags().stream())
                .map(Tag::canonicalTagName);
    }

    private Stream<String> targets() {
        return inSpace().machines().all().stream().map(Machine::name);
    }

    private SpaceClient inSpace() {
        if (!space.isEmpty()) {
            return client.space(space);
        }
        return client.spaces().all().stream()
                .filter(Space::isDefault)
                .findFirst()
                .map(one -> client.space(one.id()))
                .orElseThrow(() -> new CiFailure(CiFailure.Reason.INPUT, "Choose a space first"));
    }

    private String projectId() {
        if (project.isEmpty()) {
            throw new CiFailure(CiFailure.Reason.INPUT, "Choose a project first");
        }
        return inSpace().projects().named(project).id();
    }
}
