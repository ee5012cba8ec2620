package dev.slipway.server.packaged;

import dev.slipway.json.WireJson;
import dev.slipway.server.Wire;
import java.util.List;
import java.util.Map;

/** A project with an environment to deploy to, in the default space. */
record Workplace(String project, String environment) {
    static final String SPACE = "Spaces-1";
    private static final String API = "/api/" + SPACE;

    /** Makes both, under names of their own. */
    static Workplace make(Wire wire, String name) {
        String group = wire.get(API + "/projectgroups").expect(200).text("Items/0/Id");
        String lifecycle = wire.get(API + "/lifecycles").expect(200).text("Items/0/Id");
        String environment = wire.post(API + "/environments", json(Map.of("Name", name)))
                .expect(201)
                .text("Id");
        String project = wire.post(
                        API + "/projects",
                        json(Map.of("Name", name, "ProjectGroupId", group, "LifecycleId", lifecycle)))
                .expect(201)
                .text("Id");
        return new Workplace(project, environment);
    }

    /** Makes the project's process one step that runs a script on the server. */
    void runs(Wire wire, String script) {
        process(
                wire,
                List.of(Map.of("Name", "Run a script", "Actions", List.of(script("Run a script", true, script)))));
    }

    /** An action with a Bash script. */
    static Map<String, ?> script(String name, boolean isOnServer, String body) {
        return Map.of(
                "Name",
                name,
                "ActionType",
                "Octopus.Script",
                "Properties",
                Map.of(
                        "Octopus.Action.RunOnServer",
                        String.valueOf(isOnServer),
                        "Octopus.Action.Script.ScriptSource",
                        "Inline",
                        "Octopus.Action.Script.Syntax",
                        "Bash",
                        "Octopus.Action.Script.ScriptBody",
                        body));
    }

    /** Makes these steps the project's process. */
    void process(Wire wire, List<Map<String, ?>> steps) {
        String path = API + "/projects/" + project + "/deploymentprocesses";
        Object version = wire.get(path).expect(200).at("Version");
        wire.put(path, json(Map.of("Version", version, "Steps", steps))).expect(200);
    }

    /** Makes a release and answers its id. */
    String release(Wire wire, String version) {
        return wire.post(API + "/releases/create/v1", json(Map.of("ProjectName", project, "ReleaseVersion", version)))
                .expect(201)
                .text("ReleaseId");
    }

    /** Deploys a release and answers the id of its task. */
    String deploy(Wire wire, String version) {
        return wire.post(
                        API + "/deployments/create/untenanted/v1",
                        json(Map.of(
                                "ProjectName",
                                project,
                                "ReleaseVersion",
                                version,
                                "EnvironmentNames",
                                List.of(environment))))
                .expect(201)
                .text("DeploymentServerTasks/0/ServerTaskId");
    }

    /** Sets the project's only variable. */
    void setVariable(Wire wire, String value) {
        String path = API + "/variables/variableset-" + project;
        Object version = wire.get(path).expect(200).at("Version");
        wire.put(
                        path,
                        json(Map.of(
                                "Version", version, "Variables", List.of(Map.of("Name", "Greeting", "Value", value)))))
                .expect(200);
    }

    String variable(Wire wire) {
        return wire.get(API + "/variables/variableset-" + project).expect(200).text("Variables/0/Value");
    }

    static String json(Map<String, ?> value) {
        return WireJson.write(value, Object.class);
    }
}
