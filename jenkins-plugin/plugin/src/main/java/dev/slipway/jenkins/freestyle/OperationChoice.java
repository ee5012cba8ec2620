package dev.slipway.jenkins.freestyle;

import dev.slipway.jenkins.step.OperationDescriptor;
import hudson.model.AbstractProject;
import hudson.model.Describable;
import hudson.tasks.BuildStep;
import hudson.tasks.BuildStepDescriptor;
import java.util.List;
import jenkins.model.Jenkins;

/** The form of what is one of the operations; it has their forms to choose from. */
public abstract class OperationChoice<T extends BuildStep & Describable<T>> extends BuildStepDescriptor<T> {
    @Override
    public final String getDisplayName() {
        return "Slipway";
    }

    @Override
    @SuppressWarnings("rawtypes") // inherited
    public final boolean isApplicable(Class<? extends AbstractProject> jobType) {
        return true;
    }

    /** For the form. */
    public final List<OperationDescriptor> getOperations() {
        return Jenkins.get().getExtensionList(OperationDescriptor.class);
    }
}
