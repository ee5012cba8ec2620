package hudson.model;

/** Twin for tests of what is only a signature otherwise. */
@SuppressWarnings("rawtypes") // as Jenkins has them
public abstract class Job<JobT extends Job<JobT, RunT>, RunT extends Run<JobT, RunT>> extends AbstractItem {
    protected Job(ItemGroup parent, String name) {
        super(parent, name);
    }
}
