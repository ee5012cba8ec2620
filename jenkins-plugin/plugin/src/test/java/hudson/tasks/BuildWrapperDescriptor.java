package hudson.tasks;

import hudson.model.AbstractProject;
import hudson.model.Descriptor;

/** Twin for tests of what is only a signature otherwise. */
public abstract class BuildWrapperDescriptor extends Descriptor<BuildWrapper> {
    protected BuildWrapperDescriptor() {}

    public abstract boolean isApplicable(AbstractProject<?, ?> item);
}
