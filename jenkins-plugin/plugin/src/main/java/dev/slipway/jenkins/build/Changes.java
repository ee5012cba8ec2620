package dev.slipway.jenkins.build;

import dev.slipway.ci.BuildCommit;
import hudson.model.Result;
import hudson.model.Run;
import hudson.scm.ChangeLogSet;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jenkins.scm.RunWithSCM;
import org.jspecify.annotations.Nullable;

/** The commits of a build and of all builds before it that did not succeed: what a success brings to those who use it. */
final class Changes {
    /** A job that has not succeeded for longer than this is not worth reading all of its builds. */
    private static final int MOST_BUILDS = 100;

    private Changes() {}

    /** Newest first, each once. */
    static List<BuildCommit> since(Run<?, ?> run) {
        Map<String, BuildCommit> commits = new LinkedHashMap<>();
        int builds = 0;
        for (@Nullable Run<?, ?> one = run;
                one != null && (one == run || !isSuccess(one)) && builds < MOST_BUILDS;
                one = one.getPreviousBuild(), builds++) {
            for (BuildCommit commit : newestFirst(one)) {
                commits.putIfAbsent(commit.id(), commit);
            }
        }
        return List.copyOf(commits.values());
    }

    private static boolean isSuccess(Run<?, ?> run) {
        return run.getResult() == Result.SUCCESS;
    }

    /** The sets of changes have them in the order in which they were made. */
    private static List<BuildCommit> newestFirst(Run<?, ?> run) {
        List<BuildCommit> commits = new ArrayList<>();
        if (run instanceof RunWithSCM<?, ?> withSources) {
            for (ChangeLogSet<? extends ChangeLogSet.Entry> changes : withSources.getChangeSets()) {
                for (ChangeLogSet.Entry change : changes) {
                    @Nullable String id = change.getCommitId();
                    if (id != null) {
                        commits.add(new BuildCommit(id, String.valueOf(change.getMsg())));
                    }
                }
            }
        }
        Collections.reverse(commits);
        return commits;
    }
}
