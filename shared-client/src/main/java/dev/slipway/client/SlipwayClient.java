package dev.slipway.client;

import dev.slipway.api.Capabilities;
import dev.slipway.api.RootDocument;
import dev.slipway.api.ServerStatus;
import dev.slipway.api.Space;
import dev.slipway.client.transport.CancellationToken;
import dev.slipway.client.transport.Transport;
import java.util.regex.Pattern;

/**
 * A Slipway server, or any other with the same API. Immutable and safe for use by many threads; close it once, when
 * nobody uses it any more. All methods that ask the server throw {@link SlipwayException}.
 */
public final class SlipwayClient implements AutoCloseable {
    private static final Pattern SPACE_ID = Pattern.compile("Spaces-\\d+");

    private final Api api;

    private SlipwayClient(Api api) {
        this.api = api;
    }

    /** Asks nothing of the server yet. */
    public static SlipwayClient connect(SlipwayConnection connection) {
        return connect(connection, connection.transport().open(connection.transportSettings()), Pauses.REAL);
    }

    static SlipwayClient connect(SlipwayConnection connection, Transport transport, Pauses pauses) {
        return new SlipwayClient(new Api(connection, transport, pauses, new CancellationToken()));
    }

    /** The same client, whose calls and waits end with {@code CANCELLED} when the token is cancelled. */
    public SlipwayClient withCancellation(CancellationToken token) {
        return new SlipwayClient(api.withCancellation(token));
    }

    /** A view of one space; a name, unlike an id, is looked up now. */
    public SpaceClient space(String idOrName) {
        String id = SPACE_ID.matcher(idOrName).matches()
                ? idOrName
                : spaces().named(idOrName).id();
        return new SpaceClient(api, id);
    }

    /** The one call that needs no API key: which server this is, and its version. */
    public RootDocument root() {
        return api.get(ApiPath.api(), RootDocument.class);
    }

    public Capabilities capabilities() {
        return api.get(ApiPath.api().slash("capabilities"), Capabilities.class);
    }

    public ServerStatus serverStatus() {
        return api.get(ApiPath.api().slash("serverstatus"), ServerStatus.class);
    }

    public Resources<Space> spaces() {
        return new Resources<>(api, ApiPath.api().slash("spaces"), Space.class, Space::id, Space::name);
    }

    public Users users() {
        return new Users(api);
    }

    /** The tasks of all spaces and of the server itself. */
    public Tasks tasks() {
        return new Tasks(api, ApiPath.api());
    }

    @Override
    public void close() {
        api.close();
    }
}
