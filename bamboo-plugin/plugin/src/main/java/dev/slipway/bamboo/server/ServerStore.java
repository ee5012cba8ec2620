package dev.slipway.bamboo.server;

import com.atlassian.bamboo.bandana.PlanAwareBandanaContext;
import com.atlassian.bandana.BandanaManager;
import com.squareup.moshi.Types;
import dev.slipway.json.WireJson;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Where the servers are kept: as one JSON text in Bamboo's own store of settings, which its backups include. */
public final class ServerStore {
    private static final String KEY = "dev.slipway.bamboo.servers";
    private static final Type SERVERS = Types.newParameterizedType(List.class, SlipwayServer.class);
    private static final Object WRITING = new Object();

    private final BandanaManager bandana;

    public ServerStore(BandanaManager bandana) {
        this.bandana = bandana;
    }

    public List<SlipwayServer> all() {
        return bandana.getValue(PlanAwareBandanaContext.GLOBAL_CONTEXT, KEY) instanceof String stored
                ? WireJson.<List<SlipwayServer>>read(stored, SERVERS)
                : List.of();
    }

    /** The server of that name, in any case; the first one when no name is given. */
    public Optional<SlipwayServer> find(String name) {
        return all().stream()
                .filter(server -> name.isBlank() || isNamed(server, name))
                .findFirst();
    }

    /** Puts the server into the place of the one with the former name, or at the end. */
    public void save(String formerName, SlipwayServer server) {
        write(servers -> {
            var place = servers.stream()
                    .filter(one -> isNamed(one, formerName))
                    .findFirst()
                    .map(servers::indexOf);
            place.ifPresentOrElse(index -> servers.set(index, server), () -> servers.add(server));
            return servers;
        });
    }

    public void delete(String name) {
        write(servers -> {
            servers.removeIf(server -> isNamed(server, name));
            return servers;
        });
    }

    private void write(UnaryOperator<List<SlipwayServer>> change) {
        synchronized (WRITING) {
            List<SlipwayServer> changed = change.apply(new ArrayList<>(all()));
            bandana.setValue(PlanAwareBandanaContext.GLOBAL_CONTEXT, KEY, WireJson.write(changed, SERVERS));
        }
    }

    private static boolean isNamed(SlipwayServer server, String name) {
        return server.name().equalsIgnoreCase(name.strip());
    }
}
