package dev.slipway.jenkins.build;

import dev.slipway.ci.Workspace;
import hudson.FilePath;
import hudson.remoting.VirtualChannel;
import java.io.File;
import java.io.IOException;
import java.io.InterruptedIOException;
import jenkins.MasterToSlaveFileCallable;
import org.jspecify.annotations.Nullable;

/** The files of a build on the agent that runs it, read from the controller. */
final class AgentWorkspace implements Workspace {
    private final @Nullable FilePath directory;

    /** @param directory null outside of {@code node} */
    AgentWorkspace(@Nullable FilePath directory) {
        this.directory = directory;
    }

    @Override
    public String readText(String path) throws IOException {
        if (directory == null) {
            throw new IOException("There is no workspace here to read " + path + " from; put the step into a node");
        }
        try {
            return directory.act(new Reading(path));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("The build was aborted while " + path + " was read");
        }
    }

    private static final class Reading extends MasterToSlaveFileCallable<String> {
        private static final long serialVersionUID = 1L;

        private final String path;

        Reading(String path) {
            this.path = path;
        }

        @Override
        public String invoke(File directory, VirtualChannel channel) throws IOException {
            return Workspace.of(directory.toPath()).readText(path);
        }
    }
}
