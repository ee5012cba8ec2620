package hudson.tasks;

import hudson.ExtensionPoint;

/** Twin for tests of what is only a signature otherwise. */
public abstract class Recorder extends Publisher implements ExtensionPoint {
    protected Recorder() {}
}
