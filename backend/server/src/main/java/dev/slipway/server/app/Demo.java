package dev.slipway.server.app;

import dev.slipway.api.ActionBuilder;
import dev.slipway.api.ActivityElement;
import dev.slipway.api.CreateRelease;
import dev.slipway.api.CreateReleaseBuilder;
import dev.slipway.api.CreateUntenantedDeployments;
import dev.slipway.api.CreateUntenantedDeploymentsBuilder;
import dev.slipway.api.CreatedRelease;
import dev.slipway.api.DeploymentProcess;
import dev.slipway.api.EndpointBuilder;
import dev.slipway.api.Environment;
import dev.slipway.api.LogElement;
import dev.slipway.api.Machine;
import dev.slipway.api.MachineBuilder;
import dev.slipway.api.OverwriteMode;
import dev.slipway.api.PackageReferenceBuilder;
import dev.slipway.api.Project;
import dev.slipway.api.PropertyValue;
import dev.slipway.api.ServerTask;
import dev.slipway.api.Step;
import dev.slipway.api.StepBuilder;
import dev.slipway.api.Variable;
import dev.slipway.api.VariableBuilder;
import dev.slipway.api.VariableSet;
import dev.slipway.client.ProgressListener;
import dev.slipway.client.SpaceClient;
import dev.slipway.client.TaskListener;
import dev.slipway.client.TaskWait;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What {@code slipway demo} does: a whole deployment through the HTTP API, with the client that plugins use. What a run
 * before has made is used again.
 */
final class Demo {
    static final String PROJECT = "Hello Slipway";
    static final String FIRST_ENVIRONMENT = "Development";

    private static final List<String> ENVIRONMENTS = List.of(FIRST_ENVIRONMENT, "Test", "Production");
    private static final List<String> TARGETS = List.of("web-1", "web-2");
    private static final String ROLE = "web";
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final SpaceClient space;
    private final Path data;
    private final PrintWriter out;

    Demo(SpaceClient space, Path data, PrintWriter out) {
        this.space = space;
        this.data = data;
        this.out = out;
    }

    /** @return the task of the deployment, which has ended */
    ServerTask run() throws IOException, StartFailure {
        List<Environment> environments =
                ENVIRONMENTS.stream().map(this::environment).toList();
        TARGETS.forEach(name -> target(name, environments));
        Project project = project();
        process(project);
        variables(project, environments);
        push();
        CreatedRelease release = release(project);
        return deploy(project, release);
    }

    private void say(String text) {
        out.println(text);
        out.flush();
    }

    private Environment environment(String name) {
        return space.environments().findByName(name).orElseGet(() -> {
            say("Creating the environment " + name);
            return space.environments().create(name);
        });
    }

    /** A target that is a directory of this machine, so that there is something to deploy to. */
    private void target(String name, List<Environment> environments) {
        if (space.machines().findByName(name).isPresent()) {
            return;
        }
        say("Creating the target " + name);
        Path home = data.toAbsolutePath().normalize().resolve("demo").resolve(name);
        Machine draft = MachineBuilder.builder()
                .name(name)
                .environmentIds(environments.stream().map(Environment::id).toList())
                .roles(List.of(ROLE))
                .endpoint(EndpointBuilder.builder()
                        .communicationStyle("None")
                        .localDirectory(home.toString())
                        .build())
                .build();
        space.machines().create(draft);
    }

    private Project project() {
        return space.projects().findByName(PROJECT).orElseGet(() -> {
            say("Creating the project " + PROJECT);
            String group = space.projectGroups().all().get(0).id();
            String lifecycle = space.lifecycles().all().get(0).id();
            return space.projects().create(PROJECT, group, lifecycle);
        });
    }

    private void process(Project project) {
        DeploymentProcess process = space.processes().ofProject(project.id());
        if (process.steps().isEmpty()) {
            say("Defining the process: deploy a package, then run a script");
            space.processes().modify(process.withSteps(List.of(packageStep(), scriptStep())));
        }
    }

    private static Step packageStep() {
        return StepBuilder.builder()
                .name("Deploy the site")
                .properties(Map.of("Octopus.Action.TargetRoles", PropertyValue.of(ROLE)))
                .actions(List.of(ActionBuilder.builder()
                        .name("Deploy the site")
                        .actionType("Octopus.TentaclePackage")
                        .packages(List.of(PackageReferenceBuilder.builder()
                                .packageId(DemoPackage.ID)
                                .feedId("feeds-builtin")
                                .build()))
                        .properties(texts(Map.of(
                                "Octopus.Action.Package.PackageId",
                                DemoPackage.ID,
                                "Octopus.Action.Package.FeedId",
                                "feeds-builtin",
                                "Octopus.Action.EnabledFeatures",
                                ",Octopus.Features.SubstituteInFiles",
                                "Octopus.Action.SubstituteInFiles.Enabled",
                                "True",
                                "Octopus.Action.SubstituteInFiles.TargetFiles",
                                "index.html\nconfig/*.json")))
                        .build()))
                .build();
    }

    private static Step scriptStep() {
        return StepBuilder.builder()
                .name("Say hello")
                .properties(Map.of("Octopus.Action.TargetRoles", PropertyValue.of(ROLE)))
                .actions(List.of(ActionBuilder.builder()
                        .name("Say hello")
                        .actionType("Octopus.Script")
                        .properties(
                                texts(
                                        Map.of(
                                                "Octopus.Action.Script.ScriptSource",
                                                "Inline",
                                                "Octopus.Action.Script.Syntax",
                                                "Bash",
                                                "Octopus.Action.Script.ScriptBody",
                                                """
                                echo "#{Greeting} from $(hostname), deployed by Slipway"
                                cat "#{Octopus.Action[Deploy the site].Output[#{Octopus.Machine.Name}].Site}/index.html"
                                """)))
                        .build()))
                .build();
    }

    private static Map<String, PropertyValue> texts(Map<String, String> properties) {
        return properties.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, property -> PropertyValue.of(property.getValue())));
    }

    private void variables(Project project, List<Environment> environments) {
        VariableSet set = space.variables().get("variableset-" + project.id());
        if (set.variables().isEmpty()) {
            say("Setting variables, scoped by environment");
            space.variables()
                    .modify(set.withVariables(List.of(
                            variable("Greeting", "Hello from #{Octopus.Environment.Name}", Map.of()),
                            variable("Greeting", "Welcome", in(environments.get(2))),
                            variable("Database", "localhost", Map.of()),
                            variable("Database", "db.production.example", in(environments.get(2))))));
        }
    }

    private static Map<String, List<String>> in(Environment environment) {
        return Map.of("Environment", List.of(environment.id()));
    }

    private static Variable variable(String name, String value, Map<String, List<String>> scope) {
        return VariableBuilder.builder().name(name).value(value).scope(scope).build();
    }

    private void push() throws IOException {
        say("Pushing " + DemoPackage.FILE_NAME);
        space.packages()
                .push(
                        DemoPackage.source(),
                        DemoPackage.FILE_NAME,
                        OverwriteMode.IGNORE_IF_EXISTS,
                        ProgressListener.NONE);
    }

    private CreatedRelease release(Project project) {
        CreateRelease command = CreateReleaseBuilder.builder()
                .projectName(project.name())
                .releaseNotes("Made by slipway demo")
                .build();
        CreatedRelease release = space.releases().create(command);
        say("Created release " + release.releaseVersion());
        return release;
    }

    private ServerTask deploy(Project project, CreatedRelease release) throws StartFailure {
        say("Deploying it to " + FIRST_ENVIRONMENT);
        CreateUntenantedDeployments command = CreateUntenantedDeploymentsBuilder.builder()
                .projectName(project.name())
                .releaseVersion(release.releaseVersion())
                .environmentNames(List.of(FIRST_ENVIRONMENT))
                .build();
        String task = space.deployments()
                .create(command)
                .deploymentServerTasks()
                .get(0)
                .serverTaskId();
        TaskWait wait = space.tasks().await(List.of(task), PATIENCE, new TaskListener() {
            @Override
            public void logged(ServerTask of, ActivityElement part, LogElement line) {
                say(String.format("  %-18s | %s", part.name(), line.messageText()));
            }
        });
        if (wait instanceof TaskWait.TimedOut) {
            throw new StartFailure(
                    "The deployment " + task + " has not ended within " + PATIENCE.toMinutes() + " minutes");
        }
        return wait.tasks().get(0);
    }
}
