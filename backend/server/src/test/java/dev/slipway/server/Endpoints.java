package dev.slipway.server;

import dev.slipway.server.http.Api;
import io.javalin.http.HandlerType;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Every route of the API as a request to be sent, so that tests which visit them all visit new ones too. */
public record Endpoints(List<Api.Route> routes) {
    private static final Pattern PARAMETER = Pattern.compile("[{<]([^}>]+)[}>]");
    private static final Set<HandlerType> WRITES =
            Set.of(HandlerType.POST, HandlerType.PUT, HandlerType.PATCH, HandlerType.DELETE);

    public static Endpoints ofApi(TestServer server) {
        return new Endpoints(server.server().routes())
                .where(route -> route.path().startsWith("/api"));
    }

    public Endpoints where(Predicate<Api.Route> condition) {
        return new Endpoints(routes.stream().filter(condition).toList());
    }

    public Endpoints except(Set<String> names) {
        return where(route -> !names.contains(name(route)));
    }

    /** Those that may change something. */
    public Endpoints writes() {
        return where(route -> WRITES.contains(route.method()));
    }

    /** Those that change something and take a body. */
    public Endpoints takingBodies() {
        return writes().where(route -> !route.method().equals(HandlerType.DELETE));
    }

    /** Those whose body is one resource, and not a list of ids in their new order. */
    public Endpoints takingResources() {
        return takingBodies().where(route -> !route.path().endsWith("/sortorder"));
    }

    public Endpoints seeing() {
        return where(route -> route.method().equals(HandlerType.GET));
    }

    public Endpoints seeingOrDeleting() {
        return where(route -> Set.of(HandlerType.GET, HandlerType.DELETE).contains(route.method()));
    }

    public Endpoints ofSpaces() {
        return where(route -> route.path().startsWith("/api/{space}"));
    }

    /** Those whose address names a resource below the space. */
    public Endpoints namingResources() {
        return where(
                route -> PARAMETER.matcher(route.path().replace("{space}", "")).find());
    }

    public static String name(Api.Route route) {
        return route.method().name() + " " + route.path();
    }

    /** The address with a space and, for every other parameter, one text in it. */
    public static String path(Api.Route route, String space, String id) {
        return PARAMETER.matcher(route.path().replace("{space}", space)).replaceAll(Matcher.quoteReplacement(id));
    }

    /** The address with the first parameter after the space filled by one text, and all later ones by another. */
    public static String path(Api.Route route, String space, String first, String later) {
        String withFirst =
                PARAMETER.matcher(route.path().replace("{space}", space)).replaceFirst(Matcher.quoteReplacement(first));
        return PARAMETER.matcher(withFirst).replaceAll(Matcher.quoteReplacement(later));
    }
}
