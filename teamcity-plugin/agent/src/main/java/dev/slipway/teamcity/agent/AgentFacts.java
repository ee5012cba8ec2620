package dev.slipway.teamcity.agent;

import dev.slipway.ci.BuildFacts;
import dev.slipway.ci.BuildLog;
import dev.slipway.ci.VcsFacts;
import dev.slipway.teamcity.StartFacts;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import jetbrains.buildServer.agent.AgentRunningBuild;
import org.jspecify.annotations.Nullable;

/** What is known of a build: some from the agent's parameters, some from what the server told. */
final class AgentFacts {
    private static final String BRANCH = "teamcity.build.branch";
    private static final String VCS_BRANCH = "teamcity.build.vcs.branch.";
    private static final String NUMBER = "build.vcs.number";

    private final AgentRunningBuild build;
    private final String startFacts;
    private final BuildLog log;
    private final Map<String, String> parameters;

    AgentFacts(AgentRunningBuild build, String startFacts, BuildLog log) {
        this.build = build;
        this.startFacts = startFacts;
        this.log = log;
        this.parameters = build.getSharedConfigParameters();
    }

    BuildFacts read() {
        StartFacts told = told();
        if (told.isTruncated()) {
            log.warning("The build has more changes than can be told; only the newest "
                    + told.commits().size() + " commits are");
        }
        String name = build.getProjectName() + " :: " + build.getBuildTypeName() + " #" + build.getBuildNumber();
        return new BuildFacts("TeamCity", name, build.getBuildNumber(), url(), vcs(told), told.commits());
    }

    private StartFacts told() {
        try {
            return StartFacts.decoded(startFacts);
        } catch (IllegalArgumentException e) {
            log.warning(e.getMessage() + "; its commits are not told");
            return StartFacts.NONE;
        }
    }

    private String url() {
        String server = parameters.getOrDefault("teamcity.serverUrl", "");
        return server.isEmpty() ? "" : server.replaceFirst("/+$", "") + "/viewLog.html?buildId=" + build.getBuildId();
    }

    /** With several roots TeamCity numbers them; the first stands for all. */
    private VcsFacts vcs(StartFacts told) {
        String branch = branch();
        return new VcsFacts(
                told.vcsType(), first("vcsroot.url", "vcsroot.", ".url"), branch, first(NUMBER, NUMBER + ".", ""));
    }

    private String branch() {
        String full = first("", VCS_BRANCH, "");
        String branch = full.isEmpty() ? parameters.getOrDefault(BRANCH, "") : full;
        return branch.equals("<default>") ? "" : branch.replaceFirst("^refs/heads/", "");
    }

    /** What is under the exact key, or else under the first, in their order, that begins and ends so. */
    private String first(String exact, String begin, String end) {
        @Nullable String value = parameters.get(exact);
        return Stream.concat(
                        Stream.ofNullable(value),
                        parameters.keySet().stream()
                                .filter(key -> key.startsWith(begin) && key.endsWith(end))
                                .sorted()
                                .map(parameters::get))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse("");
    }
}
