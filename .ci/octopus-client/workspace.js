import { randomUUID } from "node:crypto";
import {
    DeploymentProcessRepository,
    EnvironmentRepository,
    LifecycleRepository,
    NewProject,
    PackageRequirement,
    ProjectGroupRepository,
    ProjectRepository,
    RunCondition,
    RunConditionForAction,
    SpaceRepository,
    StartTrigger,
    userGetCurrent,
} from "@octopusdeploy/api-client";

/** A space with two environments and a project, made and removed as the client's own integration tests do it. */
export async function makeWorkspace(client) {
    const user = await userGetCurrent(client);
    const spaces = new SpaceRepository(client);
    const space = await spaces.create({
        Name: randomUUID().substring(0, 20),
        SpaceManagersTeams: [],
        SpaceManagersTeamMembers: [user.Id],
        IsDefault: false,
    });
    const environments = new EnvironmentRepository(client, space.Name);
    const development = await environments.create({ Name: "Development" });
    const production = await environments.create({ Name: "Production" });
    const group = (await new ProjectGroupRepository(client, space.Name).list({ take: 1 })).Items[0];
    const lifecycles = new LifecycleRepository(client, space.Name);
    const lifecycle = await lifecycles.modify({
        ...(await lifecycles.list({ take: 1 })).Items[0],
        Phases: [onePhase([development, production])],
    });
    const feeds = await client.request("~/api/{spaceId}/feeds{?take}", { spaceName: space.Name, take: 1 });
    const project = await new ProjectRepository(client, space.Name).create(NewProject(randomUUID(), group, lifecycle));
    return {
        space,
        project,
        feed: feeds.Items[0],
        development,
        production,
        async remove() {
            space.TaskQueueStopped = true;
            await spaces.modify(space);
            await spaces.del(space);
        },
    };
}

/** Both environments are open from the start; without phases Production would wait for Development. */
function onePhase(environments) {
    return {
        Name: "Everywhere",
        AutomaticDeploymentTargets: [],
        OptionalDeploymentTargets: environments.map((environment) => environment.Id),
        MinimumEnvironmentsBeforePromotion: 1,
        IsOptionalPhase: false,
    };
}

/** Gives the project one step that runs a script on the server. */
export async function deployBy(client, { space, project }, script, packages = []) {
    const processes = new DeploymentProcessRepository(client, space.Name);
    const process_ = await processes.get(project);
    process_.Steps = [scriptStep(script, packages)];
    return processes.update(project, process_);
}

/** The step as the client's tests send it: without ids, and with all that its types ask for. */
export function scriptStep(script, packages = []) {
    return {
        Condition: RunCondition.Success,
        PackageRequirement: PackageRequirement.LetOctopusDecide,
        StartTrigger: StartTrigger.StartAfterPrevious,
        Id: "",
        Name: randomUUID(),
        Properties: {},
        Actions: [
            {
                Id: "",
                Name: "Run a Script",
                ActionType: "Octopus.Script",
                Notes: null,
                IsDisabled: false,
                CanBeUsedForProjectVersioning: false,
                IsRequired: false,
                WorkerPoolId: null,
                Container: { Image: null, FeedId: null },
                WorkerPoolVariable: "",
                Environments: [],
                ExcludedEnvironments: [],
                Channels: [],
                TenantTags: [],
                Packages: packages,
                Condition: RunConditionForAction.Success,
                Properties: {
                    "Octopus.Action.RunOnServer": "true",
                    "Octopus.Action.Script.ScriptSource": "Inline",
                    "Octopus.Action.Script.Syntax": "Bash",
                    "Octopus.Action.Script.ScriptBody": script,
                },
            },
        ],
    };
}
