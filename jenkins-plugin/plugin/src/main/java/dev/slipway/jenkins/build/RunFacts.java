package dev.slipway.jenkins.build;

import dev.slipway.ci.BuildFacts;
import dev.slipway.ci.VcsFacts;
import hudson.model.Run;
import java.util.Map;
import jenkins.model.Jenkins;
import org.jspecify.annotations.Nullable;

/** What Jenkins knows of a build. The plugins for version control tell what they know in variables of the build. */
final class RunFacts {
    private RunFacts() {}

    static BuildFacts of(Run<?, ?> run, Map<String, String> environment) {
        return new BuildFacts(
                "Jenkins",
                run.getFullDisplayName(),
                String.valueOf(run.getNumber()),
                url(run),
                sources(environment),
                Changes.since(run));
    }

    private static String url(Run<?, ?> run) {
        @Nullable String root = Jenkins.get().getRootUrl();
        return root == null ? "" : root + run.getUrl();
    }

    private static VcsFacts sources(Map<String, String> environment) {
        String commit = environment.getOrDefault("GIT_COMMIT", "");
        if (!commit.isEmpty()) {
            return new VcsFacts("Git", environment.getOrDefault("GIT_URL", ""), branch(environment), commit);
        }
        String revision = environment.getOrDefault("SVN_REVISION", "");
        if (!revision.isEmpty()) {
            return new VcsFacts("SVN", environment.getOrDefault("SVN_URL", ""), "", revision);
        }
        return new VcsFacts("", "", environment.getOrDefault("BRANCH_NAME", ""), "");
    }

    private static String branch(Map<String, String> environment) {
        String ofGit = environment.getOrDefault("GIT_BRANCH", "");
        String branch = ofGit.isEmpty() ? environment.getOrDefault("BRANCH_NAME", "") : ofGit;
        return branch.replaceFirst("^(refs/heads/|refs/remotes/)", "").replaceFirst("^origin/", "");
    }
}
