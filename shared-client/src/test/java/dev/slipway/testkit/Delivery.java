package dev.slipway.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.api.BuildInformation;
import dev.slipway.api.Deployment;
import dev.slipway.api.Project;
import dev.slipway.api.Release;
import dev.slipway.ci.CiOperation;
import dev.slipway.client.SpaceClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * The same way for the plugins of all build servers, with a real Slipway server at the other end: files become a package, the
 * package a release, and the release is in production in the end. All eight operations are on that way.
 */
public final class Delivery {
    /** The version of package and release. */
    public static final String VERSION = "1.4.42";

    /** The one commit of the build: its id, and its message. */
    public static final String COMMIT = "abc123";

    public static final String MESSAGE = "Fixes SHOP-1";

    private static final String PACKAGE = "Shop.Web";
    private static final String TASKS = "slipway.task.ids";
    private static final String STATE = "slipway.state";
    private static final String RELEASE = "slipway.release.version";

    private final Build build;

    private Delivery(Build build) {
        this.build = build;
    }

    /** A build of a build server, on the branch {@code main} with {@link #COMMIT}. */
    public interface Build {
        /**
         * Runs a step to its end, and fails if it does not succeed.
         *
         * @return what the step has set for later ones, by names such as {@code slipway.release.version}
         */
        Map<String, String> run(CiOperation operation, Map<String, String> fields) throws Exception;

        /** All that its users can read by now. */
        String log();

        /** {@code Jenkins} and so on. */
        String server();

        /** Of its page. */
        String url();
    }

    /**
     * @param space an empty one, which the build means
     * @param workspace where the build's files are; empty still
     */
    public static void drive(Build build, SpaceClient space, Path workspace) throws Exception {
        Project project = WebShop.create(space, ServerProcess.scriptInPackage("Deploy the shop", PACKAGE, "deploy.sh"));
        var delivery = new Delivery(build);

        delivery.publish(workspace);
        delivery.isPublished(space);
        delivery.release();
        delivery.isReleased(space.projects().release(project.id(), VERSION));
        delivery.deploy();
        assertThat(space.deployments().all())
                .extracting(Deployment::projectId)
                .containsExactly(project.id(), project.id());
        delivery.maintain();
        assertThat(build.log()).doesNotContain(ServerProcess.API_KEY);
    }

    private void publish(Path workspace) throws Exception {
        site(workspace);

        Map<String, String> packed = build.run(
                CiOperation.PACK,
                Map.of("packageId", PACKAGE, "version", VERSION, "basePath", "site", "outputDirectory", "out"));
        build.run(CiOperation.PUSH, Map.of("packagePaths", "out/*.zip"));
        build.run(CiOperation.BUILD_INFORMATION, Map.of("packageIds", PACKAGE, "version", VERSION));

        assertThat(packed).containsEntry("slipway.package.version", VERSION);
        assertThat(workspace.resolve("out")).isDirectoryContaining("glob:**/" + PACKAGE + "." + VERSION + ".zip");
    }

    private static void site(Path workspace) throws IOException {
        Path site = Files.createDirectory(workspace.resolve("site"));
        Files.writeString(site.resolve("index.html"), "Hello");
        Files.writeString(
                site.resolve("deploy.sh"),
                "echo \"$(cat index.html) from $(get_octopusvariable Octopus.Environment.Name)\"");
    }

    private void isPublished(SpaceClient space) {
        assertThat(space.packages().versions(PACKAGE)).hasSize(1);
        assertThat(space.buildInformation().list()).singleElement().satisfies(this::isOfTheBuild);
    }

    private void isOfTheBuild(BuildInformation information) {
        assertThat(information.buildEnvironment()).isEqualTo(build.server());
        assertThat(information.branch()).isEqualTo("main");
        assertThat(information.vcsCommitNumber()).isEqualTo(COMMIT);
        assertThat(information.buildUrl()).isEqualTo(build.url());
        assertThat(information.commits()).singleElement().satisfies(commit -> {
            assertThat(commit.id()).isEqualTo(COMMIT);
            assertThat(commit.comment()).isEqualTo(MESSAGE);
        });
    }

    private void release() throws Exception {
        Map<String, String> released = build.run(
                CiOperation.CREATE_RELEASE,
                Map.of(
                        "project",
                        WebShop.PROJECT,
                        "version",
                        VERSION,
                        "defaultPackageVersion",
                        VERSION,
                        "linkToBuild",
                        "true",
                        "releaseNotesFromChanges",
                        "true"));

        assertThat(released).containsEntry(RELEASE, VERSION).doesNotContainKey(TASKS);
    }

    private void isReleased(Release release) {
        assertThat(release.releaseNotes()).contains(build.url(), MESSAGE);
        assertThat(release.selectedPackages()).singleElement().satisfies(selected -> assertThat(selected.version())
                .isEqualTo(VERSION));
    }

    private void deploy() throws Exception {
        Map<String, String> deployed = build.run(
                CiOperation.DEPLOY, Map.of("project", WebShop.PROJECT, "version", VERSION, "environments", "Test"));
        assertThat(deployed).containsEntry(RELEASE, VERSION).containsEntry(STATE, "Success");
        assertThat(build.log()).contains("Hello from Test");

        Map<String, String> promoted = build.run(
                CiOperation.PROMOTE,
                Map.of("project", WebShop.PROJECT, "from", "Test", "to", "Production", "wait", "false"));
        assertThat(promoted).containsEntry(RELEASE, VERSION).containsKey(TASKS);

        Map<String, String> awaited = build.run(CiOperation.AWAIT, Map.of("tasks", promoted.get(TASKS)));
        assertThat(awaited).containsEntry(STATE, "Success").containsEntry(TASKS, promoted.get(TASKS));
        assertThat(build.log()).contains("Hello from Production");
    }

    private void maintain() throws Exception {
        Map<String, String> ran = build.run(
                CiOperation.RUNBOOK,
                Map.of("project", WebShop.PROJECT, "runbook", WebShop.RUNBOOK, "environments", "Production"));

        assertThat(ran).containsEntry(STATE, "Success").doesNotContainKey(RELEASE);
        assertThat(build.log()).contains(WebShop.CLEARED);
    }
}
