package dev.slipway.teamcity.server.step;

import dev.slipway.ci.BuildCommit;
import dev.slipway.teamcity.StartFacts;
import dev.slipway.teamcity.StepKeys;
import dev.slipway.teamcity.StepType;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import jetbrains.buildServer.serverSide.BuildStartContext;
import jetbrains.buildServer.serverSide.BuildStartContextProcessor;
import jetbrains.buildServer.serverSide.SBuild;
import jetbrains.buildServer.serverSide.SRunnerContext;
import jetbrains.buildServer.vcs.SVcsModification;
import jetbrains.buildServer.vcs.VcsRootInstanceEntry;

/**
 * Gives the steps that tell of a build's changes those changes: the commits since the last build, which TeamCity's server knows
 * and an agent does not.
 */
public final class StartFactsProcessor implements BuildStartContextProcessor {
    /** More than this nobody reads, and all of it travels with the build's parameters. */
    static final int MOST_COMMITS = 1000;

    static final int LONGEST_COMMENT = 2000;
    private static final Set<StepType> TELLING = Set.of(StepType.BUILD_INFORMATION, StepType.CREATE_RELEASE);

    @Override
    public void updateParameters(BuildStartContext context) {
        List<? extends SRunnerContext> telling = context.getRunnerContexts().stream()
                .filter(step ->
                        StepType.ofId(step.getType()).filter(TELLING::contains).isPresent())
                .toList();
        if (!telling.isEmpty()) {
            String facts = facts(context.getBuild()).encoded();
            telling.forEach(step -> step.addRunnerParameter(StepKeys.START_FACTS, facts));
        }
    }

    private static StartFacts facts(SBuild build) {
        List<SVcsModification> changes = build.getContainingChanges();
        List<BuildCommit> commits = changes.stream()
                .limit(MOST_COMMITS)
                .map(change -> new BuildCommit(change.getVersion(), shortened(change.getDescription())))
                .toList();
        return new StartFacts(vcsType(build), commits, changes.size() > MOST_COMMITS);
    }

    private static String shortened(String comment) {
        return comment.length() <= LONGEST_COMMENT ? comment : comment.substring(0, LONGEST_COMMENT);
    }

    /** Of the first root, as is the commit that the agent reports. */
    private static String vcsType(SBuild build) {
        return build.getVcsRootEntries().stream()
                .findFirst()
                .map(VcsRootInstanceEntry::getVcsName)
                .map(StartFactsProcessor::forPeople)
                .orElse("");
    }

    /** TeamCity says {@code jetbrains.git}. */
    private static String forPeople(String vcsName) {
        String name = vcsName.toLowerCase(Locale.ROOT);
        if (name.contains("git")) {
            return "Git";
        }
        return name.equals("svn") ? "SVN" : vcsName;
    }
}
