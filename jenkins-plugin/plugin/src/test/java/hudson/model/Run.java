package hudson.model;

/** Twin for tests of what is only a signature otherwise. */
public abstract class Run<JobT extends Job<JobT, RunT>, RunT extends Run<JobT, RunT>> extends Actionable
        implements Saveable {
    private final JobT job;

    protected Run(JobT job, long timestamp) {
        this.job = job;
    }

    public final JobT getParent() {
        return job;
    }

    public abstract int getNumber();

    public String getUrl() {
        return "job/" + job.getFullName() + "/" + getNumber() + "/";
    }

    public abstract Result getResult();

    public abstract RunT getPreviousBuild();

    public String getFullDisplayName() {
        return job.getFullName() + " #" + getNumber();
    }

    @Override
    public String getDisplayName() {
        return "#" + getNumber();
    }

    @Override
    public synchronized void save() {}
}
