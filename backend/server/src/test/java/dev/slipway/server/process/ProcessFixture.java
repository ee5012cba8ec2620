package dev.slipway.server.process;

import dev.slipway.server.Wire;

/** Projects and steps for tests. JSON is written with single quotes. */
public record ProcessFixture(Wire wire, String api) {
    public static String json(String text) {
        return text.replace('\'', '"');
    }

    /** The id of a new project. */
    public String newProject(String name) {
        String group = wire.get(api + "/projectgroups?take=1").expect(200).text("Items/0/Id");
        String lifecycle = wire.get(api + "/lifecycles?take=1").expect(200).text("Items/0/Id");
        return wire.post(
                        api + "/projects",
                        json("{'Name':'" + name + "','ProjectGroupId':'" + group + "','LifecycleId':'" + lifecycle
                                + "'}"))
                .expect(201)
                .text("Id");
    }

    /** A step with one script action of the same name, and more properties of the action. */
    public static String step(String name, String action) {
        return "{'Id':'','Name':'" + name + "','Actions':[{'Id':'','Name':'" + name + "','ActionType':'Octopus.Script'"
                + (action.isEmpty() ? "" : "," + action) + "}]}";
    }
}
