package dev.slipway.server.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Leads every spelling of a space's addresses to the one that is routed: {@code /api/spaces/Spaces-1/projects} and
 * {@code /api/projects} (the default space) become {@code /api/Spaces-1/projects} and {@code /api/~/projects}. Slashes
 * that are doubled or at the end are left out, for some clients write them.
 */
final class SpacePaths extends Handler.Wrapper {
    /** Stands for the default space where a path names none; no id, slug or name is spelt so. */
    static final String DEFAULT_SPACE = "~";

    private final Set<String> scopedWords;

    /** @param routes all routes, of which those below a space, and not also without one, are rewritten */
    SpacePaths(List<Api.Route> routes) {
        Set<String> unscoped = routes.stream()
                .map(route -> segments(route.path()))
                .filter(path -> path.size() > 1 && !path.get(1).startsWith("{"))
                .map(path -> path.get(1).toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
        this.scopedWords = routes.stream()
                .map(route -> segments(route.path()))
                .filter(path -> path.size() > 2 && path.get(1).equals("{space}"))
                .map(path -> path.get(2).toLowerCase(Locale.ROOT))
                .filter(word -> !unscoped.contains(word))
                .collect(Collectors.toSet());
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        HttpURI uri = request.getHttpURI();
        String path = routed(uri.getPath());
        if (path.equals(uri.getPath())) {
            return super.handle(request, response, callback);
        }
        HttpURI rewritten = HttpURI.build(uri).path(path).asImmutable();
        return super.handle(
                new Request.Wrapper(request) {
                    @Override
                    public HttpURI getHttpURI() {
                        return rewritten;
                    }
                },
                response,
                callback);
    }

    /** The path as it is routed; its segments stay encoded as they were. */
    String routed(String path) {
        List<String> segments = segments(path);
        if (segments.isEmpty() || !segments.get(0).equalsIgnoreCase("api")) {
            return path;
        }
        var routed = new ArrayList<>(segments);
        if (segments.size() > 3 && segments.get(1).equalsIgnoreCase("spaces")) {
            routed.remove(1);
        } else if (segments.size() > 1 && scopedWords.contains(segments.get(1).toLowerCase(Locale.ROOT))) {
            routed.add(1, DEFAULT_SPACE);
        }
        return "/" + String.join("/", routed);
    }

    private static List<String> segments(String path) {
        return List.of(path.split("/")).stream().filter(s -> !s.isEmpty()).toList();
    }
}
