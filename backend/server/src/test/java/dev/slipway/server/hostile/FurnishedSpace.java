package dev.slipway.server.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.client.SlipwayClient;
import dev.slipway.client.SlipwayConnection;
import dev.slipway.client.TaskWait;
import dev.slipway.server.TestServer;
import dev.slipway.server.Wire;
import dev.slipway.server.http.Api;
import dev.slipway.server.packages.Pushes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A space with one resource of every kind, the tasks of which have ended. */
final class FurnishedSpace {
    private static final String OWN = "own.";
    private static final Pattern PLACEHOLDER = Pattern.compile("<([a-z.]+)>");
    private static final Pattern PARAMETER = Pattern.compile("\\{([^}]+)}");

    /** Where the version stands that a change has to name. */
    private static final Map<String, String> VERSIONED = Map.of(
            "process.version", "deploymentprocesses/<process>",
            "runbook.process.version", "runbookProcesses/<runbook.process>",
            "variables.version", "variables/<variables>");

    private static final Set<String> NO_REFERENCES = Set.of("new", "user", "role");

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    /** What an {@code {id}} is of, by the word before it. */
    private static final Map<String, String> KINDS = Map.ofEntries(
            Map.entry("accounts", "account"),
            Map.entry("apikeys", "apikey"),
            Map.entry("artifacts", "artifact"),
            Map.entry("build-information", "build"),
            Map.entry("channels", "channel"),
            Map.entry("deploymentprocesses", "process"),
            Map.entry("deployments", "deployment"),
            Map.entry("environments", "environment"),
            Map.entry("feeds", "feed"),
            Map.entry("interruptions", "interruption"),
            Map.entry("libraryvariablesets", "library"),
            Map.entry("lifecycles", "lifecycle"),
            Map.entry("machinepolicies", "policy"),
            Map.entry("machines", "machine"),
            Map.entry("packages", "package"),
            Map.entry("preview", "environment"),
            Map.entry("projectgroups", "group"),
            Map.entry("projects", "project"),
            Map.entry("proxies", "proxy"),
            Map.entry("releases", "release"),
            Map.entry("rerun", "task"),
            Map.entry("runbookProcesses", "runbook.process"),
            Map.entry("runbookRuns", "run"),
            Map.entry("runbookSnapshots", "snapshot"),
            Map.entry("runbooks", "runbook"),
            Map.entry("spaces", "space"),
            Map.entry("tagsets", "tagset"),
            Map.entry("tasks", "task"),
            Map.entry("tenants", "tenant"),
            Map.entry("users", "user"),
            Map.entry("variables", "variables"),
            Map.entry("workerpools", "pool"),
            Map.entry("workers", "worker"));

    private final TestServer server;
    private final Wire wire;
    private final String mark;
    private final Map<String, String> values = new TreeMap<>();
    private int names;

    /** @param mark a letter that the names of all its resources end with, so that no two spaces have one in common */
    FurnishedSpace(TestServer server, String mark) {
        this.server = server;
        this.wire = server.wire();
        this.mark = mark;
        values.put("space", server.newSpace());
        values.put("space.name", wire.get("/api/spaces/" + id()).expect(200).text("Name"));
        values.put("user", "Users-1");
        infrastructure();
        model();
        packages();
        history();
        values.put("apikey", created("/api/users/Users-1/apikeys", "{'Purpose':'Test " + mark + "'}"));
    }

    /** The server that it is on. */
    Wire wire() {
        return wire;
    }

    String id() {
        return value("space");
    }

    /**
     * Such as the id of the project for {@code project} and its name for {@code project.name}. After {@code own.} stands
     * what names nothing but is the value of a resource itself.
     */
    String value(String key) {
        if (key.startsWith(OWN)) {
            return value(key.substring(OWN.length()));
        }
        if (key.equals("new")) {
            names++;
            return "New " + names + " " + mark;
        }
        if (VERSIONED.containsKey(key)) {
            Wire.Answer found = wire.get(at(filled(VERSIONED.get(key)))).expect(200);
            return String.valueOf(((Number) found.at("Version")).intValue());
        }
        String value = values.get(key);
        assertThat(value).as("what is furnished for '%s'", key).isNotNull();
        return String.valueOf(value);
    }

    /** The ids of all that it holds, without what other spaces have too. */
    List<String> ids() {
        return values.values().stream()
                .filter(value -> value.matches("[A-Za-z]+-\\d+"))
                .filter(value -> !value.startsWith("Users-"))
                .toList();
    }

    String at(String path) {
        return "/api/" + id() + "/" + path;
    }

    /** A text with the ids and names of this space for its placeholders. */
    String filled(String text) {
        return PLACEHOLDER.matcher(text).replaceAll(found -> Matcher.quoteReplacement(value(found.group(1))));
    }

    /** How many things of a space a text names. */
    static int references(String text) {
        return (int) PLACEHOLDER
                .matcher(text)
                .results()
                .filter(found -> isReference(found.group(1)))
                .count();
    }

    /** A text as {@link #filled}, with something else for the one reference with this number. */
    String filled(String text, int number, UnaryOperator<String> other) {
        var count = new AtomicInteger();
        return PLACEHOLDER.matcher(text).replaceAll(found -> {
            String key = found.group(1);
            boolean isWanted = isReference(key) && count.getAndIncrement() == number;
            return Matcher.quoteReplacement(isWanted ? other.apply(key) : value(key));
        });
    }

    private static boolean isReference(String key) {
        return !NO_REFERENCES.contains(key) && !VERSIONED.containsKey(key) && !key.startsWith(OWN);
    }

    /** The address of a route with what is in this space for its parameters. */
    String address(Api.Route route) {
        return address(route, parameter -> this);
    }

    /** The parameters of a route but for the space, in their order. */
    static List<String> parameters(Api.Route route) {
        return PARAMETER
                .matcher(route.path())
                .results()
                .map(found -> found.group(1))
                .filter(name -> !name.equals("space"))
                .toList();
    }

    /** The address of a route with what is in another space for one of its parameters. */
    String address(Api.Route route, String parameter, FurnishedSpace other) {
        return address(route, name -> name.equals(parameter) ? other : this);
    }

    private static String address(Api.Route route, Function<String, FurnishedSpace> spaces) {
        return PARAMETER.matcher(route.path()).replaceAll(found -> {
            String parameter = found.group(1);
            String value = spaces.apply(parameter).value(key(route, parameter, found.start()));
            return Matcher.quoteReplacement(value);
        });
    }

    /** What a parameter of a route stands for, as a key of {@link #value}. */
    private static String key(Api.Route route, String parameter, int start) {
        String before = route.path().substring(0, start);
        String[] words = before.split("/");
        return switch (parameter) {
            case "id" -> kind(words[words.length - 1]);
            case "key" -> "apikey";
            case "packageId" -> "package.name";
            case "baseVersion" -> "package.version";
            case "version" -> before.contains("/packages/") ? "package.version" : "release.version";
            default -> parameter;
        };
    }

    private static String kind(String word) {
        String kind = KINDS.get(word);
        assertThat(kind).as("the kind of resource whose id follows '%s'", word).isNotNull();
        return String.valueOf(kind);
    }

    private String created(String address, String json) {
        return wire.post(address, filled(json).replace('\'', '"')).expect(201).text("Id");
    }

    /** Makes something with a name, such as an environment called Environment A. */
    private void make(String kind, String path, String more) {
        String name = kind.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + kind.substring(1) + " " + mark;
        values.put(kind + ".name", name);
        values.put(
                kind, created(at(filled(path)), "{'Name':'" + name + "'" + (more.isEmpty() ? "" : "," + more) + "}"));
    }

    private void infrastructure() {
        make("environment", "environments", "");
        make("elsewhere", "environments", "");
        make("tagset", "tagsets", "'Scopes':['Tenant','Project','Runbook'],'Tags':[{'Name':'Alpha'}]");
        values.put("tag", value("tagset.name") + "/Alpha");
        make("account", "accounts", "'AccountType':'UsernamePassword','Username':'deploy'");
        make("proxy", "proxies", "'Host':'proxy.example','Port':3128");
        make("policy", "machinepolicies", "");
        make("pool", "workerpools", "");
        make(
                "worker",
                "workers",
                "'WorkerPoolIds':['<pool>'],'MachinePolicyId':'<policy>','SkipInitialHealthCheck':true,"
                        + "'Endpoint':{'CommunicationStyle':'Ssh','Host':'w.example','AccountId':'<account>',"
                        + "'Fingerprint':'" + Bodies.FINGERPRINT + "'}");
        values.put("role", "web-" + mark);
        make(
                "machine",
                "machines",
                "'EnvironmentIds':['<environment>'],'Roles':['<role>'],'MachinePolicyId':'<policy>',"
                        + "'TenantedDeploymentParticipation':'TenantedOrUntenanted','TenantTags':['<tag>'],"
                        + "'SkipInitialHealthCheck':true,'Endpoint':{'CommunicationStyle':'None','LocalDirectory':'"
                        + directory() + "'}");
        make(
                "region",
                "machines",
                "'EnvironmentIds':['<elsewhere>'],'Roles':['region'],'Endpoint':{'CommunicationStyle':'None'}");
        make("feed", "feeds", "'FeedType':'NuGet','FeedUri':'https://feed.example/v3/index.json'");
    }

    private String directory() {
        try {
            return Files.createDirectories(server.data().resolve("target-" + mark))
                    .toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void model() {
        make("lifecycle", "lifecycles", "'Phases':[{'Name':'Only','OptionalDeploymentTargets':['<environment>']}]");
        make("group", "projectgroups", "");
        make("library", "libraryvariablesets", "");
        make(
                "project",
                "projects",
                "'ProjectGroupId':'<group>','LifecycleId':'<lifecycle>','IncludedLibraryVariableSetIds':['<library>'],"
                        + "'TenantedDeploymentMode':'TenantedOrUntenanted'");
        values.put("process", "deploymentprocess-" + value("project"));
        values.put("variables", "variableset-" + value("project"));
        make("channel", "channels", "'ProjectId':'<project>'");
        make("tenant", "tenants", "'TenantTags':['<tag>'],'ProjectEnvironments':{'<project>':['<environment>']}");
        values.put("action", step("deploymentprocesses/<process>"));
        make("runbook", "projects/<project>/runbooks", "'MultiTenancyMode':'TenantedOrUntenanted'");
        values.put("runbook.process", "RunbookProcess-" + value("runbook"));
        step("runbookProcesses/<runbook.process>");
    }

    /** Gives a process a script that leaves an artifact behind; the id of its action. */
    private String step(String process) {
        values.put("action.name", "Say " + mark);
        String steps =
                "{'Version':0,'Steps':[{'Name':'<action.name>','Properties':{'Octopus.Action.TargetRoles':'<role>'},"
                        + "'Actions':[{'Name':'<action.name>','ActionType':'Octopus.Script','Properties':{"
                        + "'Octopus.Action.Script.Syntax':'Bash','Octopus.Action.Script.ScriptBody':"
                        + "'echo x > r.txt; new_octopusartifact r.txt Report-" + mark + ".txt'}}]}]}";
        return wire.put(at(filled(process)), filled(steps).replace('\'', '"'))
                .expect(200)
                .text("Steps/0/Actions/0/Id");
    }

    private void packages() {
        values.put("package.name", "Acme." + mark);
        values.put("package.version", "1.0." + (int) mark.charAt(0));
        values.put(
                "package",
                new Pushes(server.url(), id())
                        .push(filled("<package.name>.<package.version>.zip"), "content " + mark)
                        .expect(201)
                        .text("Id"));
        values.put("upload", created(at("packages/uploads"), "{'FileName':'Later." + mark + ".2.0.zip','Size':7}"));
        wire.put(at("packages/uploads/" + value("upload") + "?offset=0"), "content")
                .expect(200);
        values.put(
                "build",
                created(
                        at("build-information"),
                        "{'PackageId':'Acme." + mark + "','Version':'1.0.0','OctopusBuildInformation':{}}"));
    }

    private void history() {
        values.put("release.version", "1.0.0-" + mark);
        values.put("release", created(at("releases"), "{'ProjectId':'<project>','Version':'<release.version>'}"));
        values.put("snapshot.name", "Snapshot " + mark);
        values.put(
                "snapshot",
                created(
                        at("runbookSnapshots?publish=true"),
                        "{'ProjectId':'<project>','RunbookId':'<runbook>','Name':'<snapshot.name>'}"));
        execute("deployment", "deployments", "{'ReleaseId':'<release>','EnvironmentId':'<environment>'}");
        values.put("task", value("deployment.task"));
        execute("run", "runbookRuns", "{'RunbookId':'<runbook>','EnvironmentId':'<environment>'}");
        awaitTasks();
        question();
        values.put("artifact", wire.get(at("artifacts")).expect(200).text("Items/0/Id"));
    }

    /** A run, in a project of its own, that waits for somebody's answer. */
    private void question() {
        make("asking", "environments", "");
        make("askers", "projectgroups", "");
        make("unhurried", "lifecycles", "");
        make("asker", "projects", "'ProjectGroupId':'<askers>','LifecycleId':'<unhurried>'");
        make("question", "projects/<asker>/runbooks", "");
        String process = "{'Version':0,'Steps':[{'Name':'Ask','Actions':[{'Name':'Ask','ActionType':'Octopus.Manual',"
                + "'Properties':{'Octopus.Action.Manual.Instructions':'Look'}}]}]}";
        wire.put(at("runbookProcesses/RunbookProcess-" + value("question")), process.replace('\'', '"'))
                .expect(200);
        created(
                at("runbookSnapshots?publish=true"),
                "{'ProjectId':'<asker>','RunbookId':'<question>','Name':'Asking " + mark + "'}");
        created(at("runbookRuns"), "{'RunbookId':'<question>','EnvironmentId':'<asking>'}");
        Wire.Answer pending = pending();
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (pending.at("Items/0") == null && System.nanoTime() < end) {
            pending = pending();
        }
        values.put("interruption", pending.text("Items/0/Id"));
        wire.put(at("interruptions/" + value("interruption") + "/responsible"), "")
                .expect(200);
    }

    private Wire.Answer pending() {
        return wire.get(at("interruptions?pendingOnly=true")).expect(200);
    }

    private void execute(String kind, String path, String json) {
        Wire.Answer made = wire.post(at(path), filled(json).replace('\'', '"')).expect(201);
        values.put(kind, made.text("Id"));
        values.put(kind + ".task", made.text("TaskId"));
    }

    /** Waits until all tasks of the space have ended. */
    void awaitTasks() {
        Wire.Answer waiting = pending();
        List<String> tasks = wire.get(at("tasks?take=1000")).expect(200).each("Items", "Id").stream()
                .map(String::valueOf)
                .filter(task -> !waiting.each("Items", "TaskId").contains(task))
                .toList();
        try (SlipwayClient client = SlipwayClient.connect(SlipwayConnection.to(server.url(), TestServer.ADMIN_KEY))) {
            assertThat(client.space(id()).tasks().await(tasks, PATIENCE)).isInstanceOf(TaskWait.Finished.class);
        }
    }
}
