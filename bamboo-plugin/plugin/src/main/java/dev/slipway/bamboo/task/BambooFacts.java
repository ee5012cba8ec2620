package dev.slipway.bamboo.task;

import com.atlassian.bamboo.task.CommonTaskContext;
import com.atlassian.bamboo.task.TaskContext;
import com.atlassian.bamboo.v2.build.BuildContext;
import dev.slipway.ci.BuildCommit;
import dev.slipway.ci.BuildFacts;
import dev.slipway.ci.VcsFacts;
import java.util.List;
import java.util.Locale;

/** Which build or deployment a task is part of, mostly from the variables that Bamboo documents. */
final class BambooFacts {
    private BambooFacts() {}

    static BuildFacts of(CommonTaskContext task, BambooVariables variables) {
        boolean isDeployment = variables.find("deploy.environment").isPresent();
        String number = isDeployment ? variables.get("deploy.version") : variables.get("buildNumber");
        String name = isDeployment
                ? variables.get("deploy.project") + " » " + variables.get("deploy.environment") + " " + number
                : variables.get("planName") + " #" + number;
        String url = variables.get(isDeployment ? "resultsUrl" : "buildResultsUrl");
        VcsFacts vcs = isDeployment ? VcsFacts.NONE : vcs(variables);
        return new BuildFacts("Bamboo", name, number, url, vcs, commits(task));
    }

    private static VcsFacts vcs(BambooVariables variables) {
        String commit = variables.get("planRepository.revision");
        if (commit.isEmpty()) {
            return VcsFacts.NONE;
        }
        return new VcsFacts(
                type(variables.get("planRepository.type")),
                variables.get("planRepository.repositoryUrl"),
                variables.find("planRepository.branchName").orElseGet(() -> variables.get("planRepository.branch")),
                commit);
    }

    /** Bamboo names the plugin of the repository, such as {@code gitv2} or {@code bbserver}; most of them are for Git. */
    private static String type(String ofBamboo) {
        String lower = ofBamboo.toLowerCase(Locale.ROOT);
        if (lower.contains("svn") || lower.contains("subversion")) {
            return "SVN";
        }
        return lower.contains("p4") || lower.contains("perforce") ? "Perforce" : "Git";
    }

    /**
     * The changes of all repositories that the build uses; a deployment has none. Of all that is asked of Bamboo this has
     * changed most between its versions, and it is not worth a deployment.
     */
    private static List<BuildCommit> commits(CommonTaskContext task) {
        if (!(task instanceof TaskContext ofPlan)) {
            return List.of();
        }
        try {
            BuildContext build = ofPlan.getBuildContext();
            return build.getRelevantRepositoryIds().stream()
                    .flatMap(repository -> build.getBuildChanges().getChanges(repository).stream())
                    .filter(change -> change.getChangeSetId() != null)
                    .map(change -> new BuildCommit(change.getChangeSetId(), change.getComment()))
                    .toList();
        } catch (LinkageError e) {
            return List.of();
        }
    }
}
