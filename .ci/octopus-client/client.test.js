// The published Octopus Deploy client, unmodified, against the packaged server: what it promises its users must hold.
import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import {
    BuildInformationRepository,
    Client,
    DeploymentProcessRepository,
    DeploymentRepository,
    EnvironmentV2Repository,
    GuidedFailureMode,
    OverwriteMode,
    PackageRepository,
    ProjectRepository,
    ReleaseRepository,
    RunbookEnvironmentScope,
    RunbookProcessRepository,
    RunbookRepository,
    RunbookRunRepository,
    RunbookSnapshotRepository,
    ServerTaskRepository,
    ServerTaskWaiter,
    SpaceRepository,
    SpaceServerTaskRepository,
    TenantedDeploymentMode,
    ZipPackageBuilder,
    checkForCapability,
    userGetCurrent,
} from "@octopusdeploy/api-client";
import { API_KEY, startServer } from "./server.js";
import { deployBy, makeWorkspace, scriptStep } from "./workspace.js";

const POLLING = 200;
const PATIENCE = 60_000;
const SILENT = { debug() {}, info() {}, warn() {}, error() {} };

let server;
let client;

before(async () => {
    server = await startServer();
    client = await connect(API_KEY);
});

after(() => server?.stop());

function connect(apiKey) {
    return Client.create({ userAgentApp: "slipway-test", instanceURL: server.url, apiKey, logging: SILENT });
}

/** Runs a test in a workspace of its own, which the client removes afterwards. */
function inWorkspace(name, check) {
    test(name, async () => {
        const workspace = await makeWorkspace(client);
        try {
            await check(workspace);
        } finally {
            await workspace.remove();
        }
    });
}

async function deploy({ space, project }, environments, wishes = {}) {
    const release = await new ReleaseRepository(client, space.Name).create({
        spaceName: space.Name,
        ProjectName: project.Name,
        ...wishes,
    });
    const created = await new DeploymentRepository(client, space.Name).create({
        spaceName: space.Name,
        ProjectName: project.Name,
        ReleaseVersion: release.ReleaseVersion,
        EnvironmentNames: environments.map((environment) => environment.Name),
    });
    return created.DeploymentServerTasks;
}

function finished(space, taskIds, patience = PATIENCE, cancels = false) {
    return new ServerTaskWaiter(client, space.Name).waitForServerTasksToComplete(
        taskIds,
        POLLING,
        patience,
        undefined,
        cancels,
    );
}

async function pack(directory, packageId, version, text) {
    await writeFile(join(directory, "message.txt"), text);
    return join(
        directory,
        await new ZipPackageBuilder().pack({
            packageId,
            version,
            basePath: directory,
            inputFilePatterns: ["message.txt"],
            outputFolder: directory,
            overwrite: true,
            logger: SILENT,
        }),
    );
}

async function inDirectory(work) {
    const directory = await mkdtemp(join(tmpdir(), "slipway-packages-"));
    try {
        return await work(directory);
    } finally {
        await rm(directory, { recursive: true, force: true });
    }
}

describe("the connection", () => {
    test("an API key signs its owner in", async () => {
        assert.equal((await userGetCurrent(client)).Username, "admin");
    });

    test("a key that is nobody's is refused", async () => {
        const signIn = connect("API-NOBODYNOBODYNOBODYNOBODYNOBODY").then(userGetCurrent);

        await assert.rejects(signIn, (error) => error.StatusCode === 401);
    });

    test("a capability that the server does not have is reported as missing", async () => {
        assert.notEqual(await checkForCapability(client, "NobodyHasThisRequest", "0.0.1"), null);
    });
});

describe("spaces", () => {
    test("a new one is found by its name, and gone once its queue is stopped and it is deleted", async () => {
        const { space, remove } = await makeWorkspace(client);
        const spaces = new SpaceRepository(client);
        assert.deepEqual(ids(await spaces.list({ partialName: space.Name })), [space.Id]);

        await remove();

        assert.deepEqual(ids(await spaces.list({ partialName: space.Name })), []);
    });
});

describe("projects", () => {
    inWorkspace("a new one is read as it was written", async ({ space, project }) => {
        const read = await new ProjectRepository(client, space.Name).get(project.Id);

        assert.deepEqual(read, project);
    });

    inWorkspace("a process is read as it was written", async (workspace) => {
        const written = await deployBy(client, workspace, "echo hello");

        const read = await new DeploymentProcessRepository(client, workspace.space.Name).get(workspace.project);

        assert.deepEqual(read, written);
    });

    inWorkspace("a process that was changed in the meantime is not overwritten", async (workspace) => {
        const processes = new DeploymentProcessRepository(client, workspace.space.Name);
        const old = await processes.get(workspace.project);
        await deployBy(client, workspace, "echo hello");

        await assert.rejects(processes.update(workspace.project, old), (error) => error.StatusCode === 409);
    });

    inWorkspace("a deleted one is not found", async ({ space, project }) => {
        const projects = new ProjectRepository(client, space.Name);

        await projects.del(project);

        await assert.rejects(projects.get(project.Id), (error) => error.StatusCode === 404);
    });
});

describe("packages", () => {
    inWorkspace("those that are pushed together are all there, the highest version first", ({ space }) =>
        inDirectory(async (directory) => {
            const packages = new PackageRepository(client, space.Name);
            const files = [];
            for (const version of ["1.2.0", "1.10.0", "1.10.0-beta.2"]) {
                files.push(await pack(directory, "Acme.Web", version, version));
            }

            await packages.push(files);

            const versions = (await packages.list({ nuGetPackageId: "Acme.Web" })).Items.map((item) => item.Version);
            assert.deepEqual(versions, ["1.10.0", "1.10.0-beta.2", "1.2.0"]);
        }));

    inWorkspace("a version is pushed once, and said to exist the second time", ({ space }) =>
        inDirectory(async (directory) => {
            const packages = new PackageRepository(client, space.Name);
            const file = await pack(directory, "Acme.Web", "1.0.0", "first");
            await packages.push([file]);

            await assert.rejects(packages.push([file]), /A package with the same name and version already exists/);
        }));

    inWorkspace("a version can be overwritten where the client wants it", ({ space }) =>
        inDirectory(async (directory) => {
            const packages = new PackageRepository(client, space.Name);
            await packages.push([await pack(directory, "Acme.Web", "1.0.0", "first")]);
            const before = await packages.get("packages-Acme.Web.1.0.0");

            await packages.push(
                [await pack(directory, "Acme.Web", "1.0.0", "a longer second text")],
                OverwriteMode.OverwriteExisting,
            );

            assert.notEqual((await packages.get("packages-Acme.Web.1.0.0")).Hash, before.Hash);
        }));

    inWorkspace("a version that is there is left alone where the client wants that", ({ space }) =>
        inDirectory(async (directory) => {
            const packages = new PackageRepository(client, space.Name);
            await packages.push([await pack(directory, "Acme.Web", "1.0.0", "first")]);
            const before = await packages.get("packages-Acme.Web.1.0.0");

            await packages.push(
                [await pack(directory, "Acme.Web", "1.0.0", "a longer second text")],
                OverwriteMode.IgnoreIfExists,
            );

            assert.equal((await packages.get("packages-Acme.Web.1.0.0")).Hash, before.Hash);
        }));
});

describe("build information", () => {
    const facts = (space, packageId) => ({
        spaceName: space.Name,
        BuildEnvironment: "GitHub Actions",
        BuildNumber: "42",
        BuildUrl: "https://ci.example.com/builds/42",
        Branch: "main",
        VcsType: "Git",
        VcsRoot: "https://git.example.com/acme/web",
        VcsCommitNumber: "8f3c2ad",
        Packages: [{ Id: packageId, Version: "1.0.0" }],
        Commits: [{ Id: "8f3c2ad", Comment: "Say hello" }],
    });

    inWorkspace("it comes with the package, which may be pushed later", ({ space }) =>
        inDirectory(async (directory) => {
            await new BuildInformationRepository(client, space.Name).push(facts(space, "Acme.Web"));
            const packages = new PackageRepository(client, space.Name);
            await packages.push([await pack(directory, "Acme.Web", "1.0.0", "hello")]);

            const read = await packages.get("packages-Acme.Web.1.0.0");

            assert.equal(read.PackageVersionBuildInformation.BuildNumber, "42");
        }));

    inWorkspace("it is pushed once, and said to exist the second time", async ({ space }) => {
        const buildInformation = new BuildInformationRepository(client, space.Name);
        await buildInformation.push(facts(space, "Acme.Web"));

        await assert.rejects(
            buildInformation.push(facts(space, "Acme.Web")),
            /Metadata for the specified Package ID and version already exists/,
        );
    });
});

describe("releases", () => {
    inWorkspace("the first has the first version", async (workspace) => {
        await deployBy(client, workspace, "echo hello");

        const created = await new ReleaseRepository(client, workspace.space.Name).create({
            spaceName: workspace.space.Name,
            ProjectName: workspace.project.Name,
        });

        assert.equal(created.ReleaseVersion, "0.0.1");
    });

    inWorkspace("one is read with the version and notes it was made with", async (workspace) => {
        const releases = new ReleaseRepository(client, workspace.space.Name);
        await deployBy(client, workspace, "echo hello");

        const created = await releases.create({
            spaceName: workspace.space.Name,
            ProjectName: workspace.project.Name,
            ReleaseVersion: "5.1",
            ReleaseNotes: "Says hello",
        });

        const { Version, ReleaseNotes } = await releases.get(created.ReleaseId);
        assert.deepEqual({ Version, ReleaseNotes }, { Version: "5.1", ReleaseNotes: "Says hello" });
    });

    inWorkspace("a version that is there is answered where the client wants that", async (workspace) => {
        const releases = new ReleaseRepository(client, workspace.space.Name);
        await deployBy(client, workspace, "echo hello");
        const command = {
            spaceName: workspace.space.Name,
            ProjectName: workspace.project.Name,
            ReleaseVersion: "1.0.0",
            IgnoreIfAlreadyExists: true,
        };
        const first = await releases.create(command);

        assert.equal((await releases.create(command)).ReleaseId, first.ReleaseId);
    });

    inWorkspace("a package takes the version that the client names for it", (workspace) =>
        inDirectory(async (directory) => {
            const packages = new PackageRepository(client, workspace.space.Name);
            for (const version of ["1.0.0", "1.1.0"]) {
                await packages.push([await pack(directory, "Acme.Web", version, version)]);
            }
            await deployBy(client, workspace, "echo hello", [acmeWeb(workspace.feed)]);
            const releases = new ReleaseRepository(client, workspace.space.Name);

            const created = await releases.create({
                spaceName: workspace.space.Name,
                ProjectName: workspace.project.Name,
                Packages: ["Acme.Web:1.0.0"],
            });

            const selected = (await releases.get(created.ReleaseId)).SelectedPackages.map((each) => each.Version);
            assert.deepEqual(selected, ["1.0.0"]);
        }));

    inWorkspace("one of a project that is not there is refused with the name that was sent", async ({ space }) => {
        await assert.rejects(
            new ReleaseRepository(client, space.Name).create({ spaceName: space.Name, ProjectName: "No Such Project" }),
            /No Such Project/,
        );
    });
});

describe("deployments", () => {
    inWorkspace("one to two environments is two tasks, and both succeed", async (workspace) => {
        await deployBy(client, workspace, "echo hello");

        const tasks = await deploy(workspace, [workspace.development, workspace.production]);

        const states = (await finished(workspace.space, tasks.map((task) => task.ServerTaskId))).map((t) => t.State);
        assert.deepEqual(states, ["Success", "Success"]);
    });

    inWorkspace("each is listed with the environment and task it is of", async (workspace) => {
        await deployBy(client, workspace, "echo hello");

        const tasks = await deploy(workspace, [workspace.development, workspace.production]);

        const deployments = await new DeploymentRepository(client, workspace.space.Name).list({
            ids: tasks.map((task) => task.DeploymentId),
            take: tasks.length,
        });
        assert.deepEqual(
            new Map(deployments.Items.map((each) => [each.TaskId, each.EnvironmentId])),
            new Map([
                [tasks[0].ServerTaskId, workspace.development.Id],
                [tasks[1].ServerTaskId, workspace.production.Id],
            ]),
        );
    });

    inWorkspace("environments are named from their ids", async ({ space, development, production }) => {
        const read = await new EnvironmentV2Repository(client, space.Name).list({ ids: [production.Id, development.Id] });

        assert.deepEqual(new Set(read.Items.map((each) => each.Name)), new Set(["Development", "Production"]));
    });

    inWorkspace("what the script says is in the task's log", async (workspace) => {
        await deployBy(client, workspace, "echo hello from the script");
        const [task] = await deploy(workspace, [workspace.development]);
        await finished(workspace.space, [task.ServerTaskId]);

        const log = await new SpaceServerTaskRepository(client, workspace.space.Name).getRaw(task.ServerTaskId);

        assert.match(log, /hello from the script/);
    });

    inWorkspace("a script has the files of the package it refers to", (workspace) =>
        inDirectory(async (directory) => {
            await new PackageRepository(client, workspace.space.Name).push([
                await pack(directory, "Acme.Web", "1.0.0", "from the package\n"),
            ]);
            await deployBy(client, workspace, "cat Acme.Web/message.txt", [acmeWeb(workspace.feed)]);
            const [task] = await deploy(workspace, [workspace.development]);
            await finished(workspace.space, [task.ServerTaskId]);

            const log = await new SpaceServerTaskRepository(client, workspace.space.Name).getRaw(task.ServerTaskId);

            assert.match(log, /from the package/);
        }));

    inWorkspace("one whose script fails has failed", async (workspace) => {
        await deployBy(client, workspace, "exit 3");
        const [task] = await deploy(workspace, [workspace.development]);

        const [{ State, FinishedSuccessfully }] = await finished(workspace.space, [task.ServerTaskId]);

        assert.deepEqual({ State, FinishedSuccessfully }, { State: "Failed", FinishedSuccessfully: false });
    });

    inWorkspace("one of an environment that is not there is refused with the name that was sent", async (workspace) => {
        await deployBy(client, workspace, "echo hello");

        await assert.rejects(deploy(workspace, [{ Name: "No Such Environment" }]), /No Such Environment/);
    });
});

describe("waiting for tasks", () => {
    inWorkspace("a task that is not there is said to be unknown", async ({ space }) => {
        await assert.rejects(finished(space, ["ServerTasks-99999"]), /Unknown task Id\(s\) ServerTasks-99999/);
    });

    inWorkspace("a wait that ends before the task gives nothing", async (workspace) => {
        await deployBy(client, workspace, "sleep 30");
        const [task] = await deploy(workspace, [workspace.development]);

        assert.deepEqual(await finished(workspace.space, [task.ServerTaskId], 1_000), []);
    });

    inWorkspace("a wait that is to cancel when it ends cancels the task", async (workspace) => {
        await deployBy(client, workspace, "sleep 30");
        const [task] = await deploy(workspace, [workspace.development]);
        await assert.rejects(finished(workspace.space, [task.ServerTaskId], 1_000, true), /Tasks were cancelled/);

        const [{ State }] = await finished(workspace.space, [task.ServerTaskId]);

        assert.equal(State, "Canceled");
    });

    inWorkspace("a task can be cancelled by its id alone", async (workspace) => {
        await deployBy(client, workspace, "sleep 30");
        const [task] = await deploy(workspace, [workspace.development]);

        await new ServerTaskRepository(client).cancel(task.ServerTaskId);

        assert.equal((await finished(workspace.space, [task.ServerTaskId]))[0].State, "Canceled");
    });
});

describe("runbooks", () => {
    inWorkspace("a published one runs", async (workspace) => {
        const { space, project, development } = workspace;
        const runbook = await new RunbookRepository(client, space.Name, project).create({
            Name: "Restart",
            ProjectId: project.Id,
            EnvironmentScope: RunbookEnvironmentScope.All,
            MultiTenancyMode: TenantedDeploymentMode.Untenanted,
            DefaultGuidedFailureMode: GuidedFailureMode.EnvironmentDefault,
            RunRetentionPolicy: { QuantityToKeep: 100, ShouldKeepForever: false },
        });
        const processes = new RunbookProcessRepository(client, space.Name, project);
        const process_ = await processes.get(runbook);
        process_.Steps = [scriptStep("echo restarted")];
        await processes.update(process_);
        await new RunbookSnapshotRepository(client, space.Name, project).create(runbook, "First", true);

        const run = await new RunbookRunRepository(client, space.Name).create({
            spaceName: space.Name,
            ProjectName: project.Name,
            RunbookName: runbook.Name,
            EnvironmentNames: [development.Name],
        });

        const taskIds = run.RunbookRunServerTasks.map((task) => task.ServerTaskId);
        assert.deepEqual(
            (await finished(space, taskIds)).map((task) => task.State),
            ["Success"],
        );
    });
});

function ids(page) {
    return page.Items.map((item) => item.Id);
}

/** The package as a step refers to it, in the space's built-in feed. */
function acmeWeb(feed) {
    return {
        Id: "",
        Name: "Acme.Web",
        PackageId: "Acme.Web",
        FeedId: feed.Id,
        AcquisitionLocation: "Server",
        Properties: { Extract: "True" },
    };
}
