package dev.slipway.jenkins.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

/** A server that knows tasks, build information and a few names, remembers what it was asked, and wants an API key. */
public final class FakeSlipway implements AutoCloseable {
    public static final String API_KEY = "API-TESTTESTTESTTESTTESTTESTTE";

    private final HttpServer server;
    private final Map<String, Task> tasks = new ConcurrentHashMap<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final Map<String, String> bodies = new ConcurrentHashMap<>();
    private volatile boolean isAway;

    private static final class Task {
        String state = "Executing";
        String error = "";
        final List<String> lines = new ArrayList<>();
    }

    public FakeSlipway() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::handle);
        server.start();
    }

    public String url() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    public List<String> requests() {
        return List.copyOf(requests);
    }

    /** What was sent to a path that ends so. */
    public String body(String path) {
        return bodies.get(path);
    }

    public synchronized String task() {
        String id = "ServerTasks-" + (tasks.size() + 1);
        tasks.put(id, new Task());
        return id;
    }

    public synchronized void log(String task, String line) {
        tasks.get(task).lines.add(line);
    }

    public synchronized void end(String task, String state, String error) {
        tasks.get(task).error = error;
        tasks.get(task).state = state;
    }

    public synchronized String state(String task) {
        return tasks.get(task).state;
    }

    public void setAway(boolean away) {
        isAway = away;
    }

    private void handle(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        requests.add(exchange.getRequestMethod() + " " + path);
        bodies.put(path, new String(exchange.getRequestBody().readAllBytes(), UTF_8));
        String key = exchange.getRequestHeaders().getFirst("X-Octopus-ApiKey");
        if (isAway) {
            answer(exchange, 503, "{}");
        } else if (!API_KEY.equals(key)) {
            answer(exchange, 401, "{'ErrorMessage':'The API key you provided was not valid.'}");
        } else {
            String found = answer(path, exchange.getRequestURI().getRawQuery());
            answer(exchange, found.isEmpty() ? 404 : 200, found.isEmpty() ? "{'ErrorMessage':'Not here'}" : found);
        }
    }

    private synchronized String answer(String path, String query) {
        String[] parts = path.split("/");
        String last = parts[parts.length - 1];
        if (path.endsWith("/cancel")) {
            String id = parts[parts.length - 2];
            tasks.get(id).state = "Canceled";
            return json(id);
        }
        if (path.endsWith("/details")) {
            return details(parts[parts.length - 2]);
        }
        if (tasks.containsKey(last)) {
            return json(last);
        }
        return switch (last) {
            case "api" -> "{'Application':'Slipway','Version':'1.2.3'}";
            case "me" -> "{'Id':'Users-1','Username':'build-server'}";
            case "spaces" ->
                page("{'Id':'Spaces-1','Name':'Default','IsDefault':true},{'Id':'Spaces-2','Name':'Shop'}");
            case "environments" ->
                page("{'Id':'Environments-1','Name':'Test'},{'Id':'Environments-2','Name':'Production'}");
            case "projects" -> page("{'Id':'Projects-1','Name':'Web'}");
            case "tasks" -> page(wanted(query).stream().map(this::json).collect(Collectors.joining(",")));
            case "build-information" -> "{'Id':'BuildInformation-1','PackageId':'Web','Version':'1.0.0'}";
            default -> "";
        };
    }

    private static List<String> wanted(String query) {
        Map<String, String> parameters = new TreeMap<>();
        for (String parameter : query.split("&")) {
            String[] pair = parameter.split("=", 2);
            parameters.put(pair[0], URLDecoder.decode(pair[1], UTF_8));
        }
        return Arrays.asList(parameters.get("ids").split(","));
    }

    private static String page(String items) {
        return "{'ItemType':'x','TotalResults':1,'ItemsPerPage':200,'Items':[" + items + "]}";
    }

    private String json(String id) {
        Task task = tasks.get(id);
        boolean isCompleted = !task.state.equals("Executing");
        return "{'Id':'" + id + "','State':'" + task.state + "','IsCompleted':" + isCompleted + ",'ErrorMessage':'"
                + task.error + "'}";
    }

    private String details(String id) {
        var lines = new ArrayList<String>();
        for (String line : tasks.get(id).lines) {
            lines.add("{'Category':'Info','MessageText':'" + line + "','Number':" + (lines.size() + 1) + "}");
        }
        return "{'Task':" + json(id) + ",'ActivityLogs':[{'Id':'" + id + "/1','Name':'Deploy Web','LogElements':["
                + String.join(",", lines) + "]}]}";
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.replace('\'', '"').getBytes(UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
