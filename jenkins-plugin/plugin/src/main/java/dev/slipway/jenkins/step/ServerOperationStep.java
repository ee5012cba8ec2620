package dev.slipway.jenkins.step;

import dev.slipway.jenkins.build.OperationCall;
import org.jspecify.annotations.Nullable;
import org.kohsuke.stapler.DataBoundSetter;

/** An operation on a server, which it names or takes from its surroundings. */
public abstract class ServerOperationStep extends OperationStep {
    private @Nullable String server;
    private @Nullable String credentialsId;

    @Override
    public OperationCall call() {
        return new OperationCall(operation(), values(), getServer(), getCredentialsId());
    }

    /** Empty for that of {@code withSlipway}, or else the first one. */
    public String getServer() {
        return server == null ? "" : server;
    }

    @DataBoundSetter
    public void setServer(@Nullable String server) {
        this.server = server == null ? "" : server.strip();
    }

    /** Empty for the server's own. */
    public String getCredentialsId() {
        return credentialsId == null ? "" : credentialsId;
    }

    @DataBoundSetter
    public void setCredentialsId(@Nullable String credentialsId) {
        this.credentialsId = credentialsId == null ? "" : credentialsId.strip();
    }

    public String getSpace() {
        return text("space");
    }

    @DataBoundSetter
    public void setSpace(@Nullable String space) {
        set("space", space);
    }
}
