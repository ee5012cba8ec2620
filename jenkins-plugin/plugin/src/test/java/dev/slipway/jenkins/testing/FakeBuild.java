package dev.slipway.jenkins.testing;

import hudson.EnvVars;
import hudson.model.EnvironmentContributingAction;
import hudson.model.Result;
import hudson.model.Run;
import hudson.scm.ChangeLogSet;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import jenkins.scm.RunWithSCM;
import org.jspecify.annotations.Nullable;

/** A build, which knows the one before it. */
public final class FakeBuild extends Run<FakeJob, FakeBuild> implements RunWithSCM<FakeJob, FakeBuild> {
    private final @Nullable FakeBuild previous;
    private final List<ChangeLogSet<? extends ChangeLogSet.Entry>> changes = new ArrayList<>();
    private final AtomicInteger saves = new AtomicInteger();
    private @Nullable Result result;

    public FakeBuild(FakeJob job) {
        super(job, 0);
        this.previous = null;
    }

    private FakeBuild(FakeBuild previous) {
        super(previous.getParent(), 0);
        this.previous = previous;
    }

    public FakeBuild next() {
        return new FakeBuild(this);
    }

    public FakeBuild ended(Result how) {
        result = how;
        return this;
    }

    /** Commits {@code id message}, in the order in which they were made. */
    public FakeBuild with(String... commits) {
        changes.add(new Changes(List.of(commits)));
        return this;
    }

    /** What its actions add to the variables of its steps. */
    public EnvVars contributed() {
        var variables = new EnvVars();
        for (Object action : actions()) {
            if (action instanceof EnvironmentContributingAction contributing) {
                contributing.buildEnvironment(this, variables);
            }
        }
        return variables;
    }

    public int saves() {
        return saves.get();
    }

    @Override
    public synchronized void save() {
        saves.incrementAndGet();
    }

    @Override
    public int getNumber() {
        return previous == null ? 1 : previous.getNumber() + 1;
    }

    @Override
    public @Nullable Result getResult() {
        return result;
    }

    @Override
    public @Nullable FakeBuild getPreviousBuild() {
        return previous;
    }

    @Override
    public List<ChangeLogSet<? extends ChangeLogSet.Entry>> getChangeSets() {
        return changes;
    }

    private static final class Changes extends ChangeLogSet<Change> {
        private final List<Change> all;

        Changes(List<String> commits) {
            all = commits.stream().map(Change::new).toList();
        }

        @Override
        public boolean isEmptySet() {
            return all.isEmpty();
        }

        @Override
        public Iterator<Change> iterator() {
            return all.iterator();
        }
    }

    private static final class Change extends ChangeLogSet.Entry {
        private final String commit;

        Change(String commit) {
            this.commit = commit;
        }

        @Override
        public String getCommitId() {
            return commit.split(" ", 2)[0];
        }

        @Override
        public String getMsg() {
            return commit.split(" ", 2)[1];
        }
    }
}
