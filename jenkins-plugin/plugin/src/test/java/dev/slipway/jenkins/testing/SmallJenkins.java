package dev.slipway.jenkins.testing;

import com.cloudbees.plugins.credentials.Credentials;
import com.cloudbees.plugins.credentials.CredentialsProvider;
import dev.slipway.jenkins.server.SlipwayConfiguration;
import dev.slipway.jenkins.server.SlipwayServer;
import dev.slipway.jenkins.step.AwaitStep;
import dev.slipway.jenkins.step.BuildInformationStep;
import dev.slipway.jenkins.step.CreateReleaseStep;
import dev.slipway.jenkins.step.DeployReleaseStep;
import dev.slipway.jenkins.step.OperationDescriptor;
import dev.slipway.jenkins.step.OperationStep;
import dev.slipway.jenkins.step.PackStep;
import dev.slipway.jenkins.step.PromoteStep;
import dev.slipway.jenkins.step.PushStep;
import dev.slipway.jenkins.step.RunRunbookStep;
import hudson.EnvVars;
import hudson.model.Descriptor;
import hudson.util.Secret;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import jenkins.model.Jenkins;
import jenkins.util.Timer;
import org.jenkinsci.plugins.plaincredentials.StringCredentials;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A Jenkins in which a server called {@code slipway} is set up, with an API key that is for all jobs. */
public final class SmallJenkins implements BeforeEachCallback, AfterEachCallback {
    public static final List<OperationDescriptor> STEPS = List.of(
            new PackStep.DescriptorImpl(),
            new PushStep.DescriptorImpl(),
            new BuildInformationStep.DescriptorImpl(),
            new CreateReleaseStep.DescriptorImpl(),
            new DeployReleaseStep.DescriptorImpl(),
            new PromoteStep.DescriptorImpl(),
            new RunRunbookStep.DescriptorImpl(),
            new AwaitStep.DescriptorImpl());

    private FakeSlipway slipway;
    private final SlipwayConfiguration configuration = new SlipwayConfiguration();
    private final FakeJob job = new FakeJob("web");
    private final FakeBuild build = new FakeBuild(job);
    private final Console console = new Console();

    private record Key(String id, String text) implements StringCredentials {
        @Override
        public String getId() {
            return id;
        }

        @Override
        public String getDescription() {
            return "";
        }

        @Override
        public Secret getSecret() {
            return Secret.fromString(text);
        }

        @Override
        public Descriptor<Credentials> getDescriptor() {
            throw new UnsupportedOperationException("nobody asks for it");
        }
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        slipway = new FakeSlipway();
        CredentialsProvider.addToJob("web", new Key("job-key", FakeSlipway.API_KEY));
        CredentialsProvider.addToJob("other", new Key("key-of-other-job", FakeSlipway.API_KEY));
        useServer(slipway.url(), FakeSlipway.API_KEY);
        Jenkins.get().register(configuration);
        STEPS.forEach(Jenkins.get()::register);
        Jenkins.grantAll();
        Jenkins.get().proxy = null;
    }

    @Override
    public void afterEach(ExtensionContext context) {
        Timer.goOn();
        Jenkins.grantAll();
        slipway.close();
    }

    /** In the place of the small one. */
    public void useServer(String url, String apiKey) {
        CredentialsProvider.addToSystem(new Key("system-key", apiKey));
        var server = new SlipwayServer("slipway", url);
        server.setCredentialsId("system-key");
        configuration.setServers(List.of(server));
    }

    public FakeSlipway slipway() {
        return slipway;
    }

    public SlipwayConfiguration configuration() {
        return configuration;
    }

    public FakeJob job() {
        return job;
    }

    public FakeBuild build() {
        return build;
    }

    public Console console() {
        return console;
    }

    /** The place of a step outside of {@code node}. */
    public FakeStepContext context(Object... more) {
        return context(new EnvVars(), more);
    }

    public FakeStepContext context(EnvVars variables, Object... more) {
        var things = new ArrayList<Object>(List.of(build, console, variables));
        things.addAll(List.of(more));
        return new FakeStepContext(things.toArray());
    }

    /** As a script makes it. */
    public static OperationStep step(String function, Map<String, Object> arguments) throws Exception {
        return (OperationStep) descriptor(function).newInstance(arguments);
    }

    public static OperationDescriptor descriptor(String function) {
        return STEPS.stream()
                .filter(step -> step.getFunctionName().equals(function))
                .findFirst()
                .orElseThrow();
    }
}
