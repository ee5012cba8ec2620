package hudson.model;

import java.io.Serializable;

/** Twin for tests of what is only a signature otherwise. */
public final class Result implements Serializable {
    public static final Result SUCCESS = new Result("SUCCESS", 0);
    public static final Result UNSTABLE = new Result("UNSTABLE", 1);
    public static final Result FAILURE = new Result("FAILURE", 2);
    public static final Result NOT_BUILT = new Result("NOT_BUILT", 3);
    public static final Result ABORTED = new Result("ABORTED", 4);
    private final String name;
    private final int rank;

    private Result(String name, int rank) {
        this.name = name;
        this.rank = rank;
    }

    public boolean isWorseThan(Result other) {
        return rank > other.rank;
    }

    @Override
    public String toString() {
        return name;
    }
}
