package dev.slipway.server;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A space of one's own, with short ways to put the deployment model into it. Ids come back. */
public final class ModelSpace {
    private final Wire wire = TestServer.shared().wire();
    private final String id = TestServer.shared().newSpace();

    public Wire wire() {
        return wire;
    }

    public String id() {
        return id;
    }

    /** The address of something in the space, such as {@code at("projects")}. */
    public String at(String path) {
        return "/api/" + id + "/" + path;
    }

    /** @param json with {@code '} for {@code "} */
    public Wire.Answer post(String path, String json) {
        return wire.post(at(path), json.replace('\'', '"'));
    }

    /** @param json with {@code '} for {@code "} */
    public Wire.Answer put(String path, String json) {
        return wire.put(at(path), json.replace('\'', '"'));
    }

    public Wire.Answer get(String path) {
        return wire.get(at(path));
    }

    public Wire.Answer delete(String path) {
        return wire.delete(at(path));
    }

    public String environment(String name) {
        return post("environments", "{'Name':'" + name + "'}").expect(201).text("Id");
    }

    /** A lifecycle with one phase for each environment. */
    public String lifecycle(String name, String... environments) {
        var phases = new StringBuilder();
        for (String environment : environments) {
            phases.append(phases.isEmpty() ? "" : ",")
                    .append("{'Name':'" + environment + "','OptionalDeploymentTargets':['" + environment + "']}");
        }
        return post("lifecycles", "{'Name':'" + name + "','Phases':[" + phases + "]}")
                .expect(201)
                .text("Id");
    }

    public String defaultLifecycle() {
        return get("lifecycles?take=1").expect(200).text("Items/0/Id");
    }

    public String defaultGroup() {
        return get("projectgroups?take=1").expect(200).text("Items/0/Id");
    }

    /** The body of a project in the default group with the default lifecycle, and more properties. */
    public String projectBody(String name, String more) {
        return "{'Name':'" + name + "','ProjectGroupId':'" + defaultGroup() + "','LifecycleId':'" + defaultLifecycle()
                + "'" + (more.isEmpty() ? "" : "," + more) + "}";
    }

    public String project(String name) {
        return post("projects", projectBody(name, "")).expect(201).text("Id");
    }

    public String tagSet(String name, String type, String... tags) {
        var list = new StringBuilder();
        for (String tag : tags) {
            list.append(list.isEmpty() ? "" : ",").append("{'Name':'" + tag + "'}");
        }
        return post(
                        "tagsets",
                        "{'Name':'" + name + "','Type':'" + type + "','Scopes':['Tenant','Project'],'Tags':[" + list
                                + "]}")
                .expect(201)
                .text("Id");
    }

    public String tenant(String name, String more) {
        return post("tenants", "{'Name':'" + name + "'" + (more.isEmpty() ? "" : "," + more) + "}")
                .expect(201)
                .text("Id");
    }

    /** The kinds of events about a resource, newest first. */
    public List<Object> audit(String regarding) {
        return get("events?regarding=" + regarding).expect(200).each("Items", "Category");
    }

    /** Writes out the repetitions in a body of a table, which are spelt {@code <200*x>}. */
    public static String repeated(String json) {
        var repetition = Pattern.compile("<(\\d+)\\*(.+?)>").matcher(json);
        return repetition.replaceAll(
                found -> Matcher.quoteReplacement(found.group(2).repeat(Integer.parseInt(found.group(1)))));
    }
}
