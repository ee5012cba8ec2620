package dev.slipway.server.hostile;

import dev.slipway.json.WireJson;
import dev.slipway.server.Wire;
import dev.slipway.server.http.Api;
import io.javalin.http.HandlerType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request that changes something and is carried out as it stands, from which bad ones are made.
 *
 * @param query empty, or {@code ?} and what follows, with placeholders
 * @param body with {@code '} for {@code "} and placeholders such as {@code <project>}; null for none
 * @param status of the answer
 * @param required the properties without which it is refused, as paths such as {@code Tags/0/Name}
 */
record WriteExample(
        HandlerType method, String path, String query, @Nullable String body, int status, List<String> required) {
    /** Stands for half of a surrogate pair, which UTF-8 cannot carry, but JSON can spell. */
    static final String HALF_CHARACTER = "\ue000";

    static WriteExample post(String path, String body, String... required) {
        return new WriteExample(HandlerType.POST, path, "", body, 201, List.of(required));
    }

    static WriteExample put(String path, String body, String... required) {
        return new WriteExample(HandlerType.PUT, path, "", body, 200, List.of(required));
    }

    static WriteExample delete(String path) {
        return new WriteExample(HandlerType.DELETE, path, "", null, 200, List.of());
    }

    WriteExample query(String wanted) {
        return new WriteExample(method, path, wanted, body, status, required);
    }

    WriteExample status(int wanted) {
        return new WriteExample(method, path, query, body, wanted, required);
    }

    WriteExample withoutBody() {
        return new WriteExample(method, path, query, null, status, required);
    }

    WriteExample withBody(String wanted) {
        return new WriteExample(method, path, query, wanted, status, required);
    }

    /** The route that it is sent to, such as {@code POST /api/{space}/projects}. */
    String route() {
        return method.name() + " " + path;
    }

    /** The address in a space. */
    String address(FurnishedSpace space) {
        return space.address(new Api.Route(method, path, false, null)) + space.filled(query);
    }

    /** The places of its body, of which there are none without one. */
    List<JsonPlace> places(FurnishedSpace space) {
        return body == null ? List.of() : JsonPlace.in(document(space));
    }

    /** Its body as JSON with something else in one place; without the place, for null. */
    String with(FurnishedSpace space, JsonPlace place, @Nullable Object other) {
        String json = WireJson.write(place.replaced(document(space), other), Object.class);
        return json.replace(HALF_CHARACTER, "\\ud800");
    }

    private Object document(FurnishedSpace space) {
        return WireJson.read(json(space), Object.class);
    }

    /** Its body as it stands. */
    String json(FurnishedSpace space) {
        return space.filled(String.valueOf(body)).replace('\'', '"');
    }

    /** Sends it as it stands. */
    Wire.Answer send(FurnishedSpace space) {
        return send(space, body == null ? null : json(space));
    }

    /** Sends it with another body, which is JSON. */
    Wire.Answer send(FurnishedSpace space, @Nullable String json) {
        return space.wire().send(method.name(), address(space), json);
    }

    @Override
    public String toString() {
        return route() + query;
    }
}
