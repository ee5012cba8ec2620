package hudson.scm;

import hudson.model.User;
import java.util.Collection;

public abstract class ChangeLogSet<T extends ChangeLogSet.Entry> implements Iterable<T> {
    protected ChangeLogSet(hudson.model.Run<?, ?> run, RepositoryBrowser<?> browser) {
        throw new UnsupportedOperationException("stub");
    }

    public String getKind() {
        throw new UnsupportedOperationException("stub");
    }

    public abstract boolean isEmptySet();

    public abstract static class Entry {
        public String getCommitId() {
            throw new UnsupportedOperationException("stub");
        }

        public abstract String getMsg();

        public abstract Collection<String> getAffectedPaths();

        public abstract User getAuthor();
    }
}
