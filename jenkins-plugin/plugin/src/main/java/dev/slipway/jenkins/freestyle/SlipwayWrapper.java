package dev.slipway.jenkins.freestyle;

import dev.slipway.ci.CiFailure;
import dev.slipway.ci.ServerConnection;
import dev.slipway.ci.Suggestions;
import dev.slipway.jenkins.build.Failures;
import dev.slipway.jenkins.build.KeyFilter;
import dev.slipway.jenkins.build.ProtectedText;
import dev.slipway.jenkins.server.ApiKeys;
import dev.slipway.jenkins.server.FormQuestions;
import dev.slipway.jenkins.server.ServerChoice;
import dev.slipway.jenkins.server.ServerVariables;
import dev.slipway.jenkins.step.ServerForm;
import hudson.EnvVars;
import hudson.Extension;
import hudson.FilePath;
import hudson.Launcher;
import hudson.console.ConsoleLogFilter;
import hudson.model.AbstractBuild;
import hudson.model.AbstractProject;
import hudson.model.Item;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.tasks.BuildWrapperDescriptor;
import hudson.util.ComboBoxModel;
import hudson.util.ListBoxModel;
import java.io.IOException;
import java.util.Set;
import jenkins.tasks.SimpleBuildWrapper;
import org.jenkinsci.Symbol;
import org.jspecify.annotations.Nullable;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** The twin of {@code withSlipway} for freestyle jobs: server, space and API key for all steps of a build. */
public final class SlipwayWrapper extends SimpleBuildWrapper {
    private @Nullable String server;
    private @Nullable String credentialsId;
    private @Nullable String space;

    @DataBoundConstructor
    public SlipwayWrapper() {}

    public String getServer() {
        return server == null ? "" : server;
    }

    @DataBoundSetter
    public void setServer(@Nullable String server) {
        this.server = server == null ? "" : server.strip();
    }

    public String getCredentialsId() {
        return credentialsId == null ? "" : credentialsId;
    }

    @DataBoundSetter
    public void setCredentialsId(@Nullable String credentialsId) {
        this.credentialsId = credentialsId == null ? "" : credentialsId.strip();
    }

    public String getSpace() {
        return space == null ? "" : space;
    }

    @DataBoundSetter
    public void setSpace(@Nullable String space) {
        this.space = space == null ? "" : space.strip();
    }

    private ServerChoice choice() {
        return new ServerChoice(getServer(), getCredentialsId(), getSpace());
    }

    @Override
    public void setUp(
            Context context,
            Run<?, ?> build,
            @Nullable FilePath workspace,
            @Nullable Launcher launcher,
            TaskListener listener,
            EnvVars initialEnvironment)
            throws IOException {
        try {
            ServerConnection connection = choice().connection(ApiKeys.of(build));
            ServerVariables.of(choice(), connection).forEach(context::env);
            context.env(ServerVariables.API_KEY, connection.apiKey());
        } catch (CiFailure e) {
            throw Failures.failed(e);
        }
    }

    @Override
    public @Nullable ConsoleLogFilter createLoggerDecorator(Run<?, ?> build) {
        try {
            return new KeyFilter(
                    new ProtectedText(choice().connection(ApiKeys.of(build)).apiKey()));
        } catch (CiFailure e) {
            return null; // The build fails with it when it comes to the set-up.
        }
    }

    @Override
    @SuppressWarnings("rawtypes") // inherited
    public void makeSensitiveBuildVariables(AbstractBuild build, Set<String> sensitiveVariables) {
        sensitiveVariables.add(ServerVariables.API_KEY);
    }

    /** Its form. */
    @Extension
    @Symbol("slipwayEnvironment")
    public static final class DescriptorImpl extends BuildWrapperDescriptor {
        @Override
        public String getDisplayName() {
            return "Slipway: server, space and API key for this build";
        }

        @Override
        public boolean isApplicable(AbstractProject<?, ?> item) {
            return true;
        }

        @POST
        public ListBoxModel doFillServerItems(@AncestorInPath @Nullable Item item, @QueryParameter String server) {
            return ServerForm.servers(item, server);
        }

        @POST
        public ListBoxModel doFillCredentialsIdItems(
                @AncestorInPath @Nullable Item item, @QueryParameter String credentialsId) {
            return ApiKeys.choices(item, credentialsId);
        }

        @POST
        public ComboBoxModel doFillSpaceItems(
                @AncestorInPath @Nullable Item item,
                @QueryParameter String server,
                @QueryParameter String credentialsId) {
            return new FormQuestions(item, new ServerChoice(server, credentialsId, "")).names(Suggestions.SPACES, "");
        }
    }
}
