package dev.slipway.jenkins.testing;

import hudson.model.Job;
import jenkins.model.Jenkins;

/** A job. */
public final class FakeJob extends Job<FakeJob, FakeBuild> {
    public FakeJob(String name) {
        super(Jenkins.get(), name);
    }
}
