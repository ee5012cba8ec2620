package hudson.scm;

/** Twin for tests of what is only a signature otherwise. */
public abstract class ChangeLogSet<T extends ChangeLogSet.Entry> implements Iterable<T> {
    public abstract boolean isEmptySet();
    /** A change. */
    public abstract static class Entry {
        public String getCommitId() {
            return null;
        }

        public abstract String getMsg();
    }
}
