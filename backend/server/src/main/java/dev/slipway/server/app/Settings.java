package dev.slipway.server.app;

import dev.slipway.server.persistence.Database;
import dev.slipway.server.persistence.DatabaseAddress;
import dev.slipway.server.security.Secret;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What the server is started with.
 *
 * @param data where everything is kept that is not in another database
 * @param bind the address to listen on
 * @param port 0 for any free one
 * @param database none for the embedded database in the data directory
 * @param masterKey in Base64; none for the file {@code master.key} in the data directory
 * @param adminPassword of the user {@code admin} that the first start makes; none to generate one
 * @param adminApiKey a key to give to that user; none for no key
 * @param largestPackage the most bytes of a package that is pushed
 */
public record Settings(
        Path data,
        String bind,
        int port,
        Optional<DatabaseAddress> database,
        Optional<Secret> masterKey,
        Optional<Secret> adminPassword,
        Optional<Secret> adminApiKey,
        long largestPackage,
        NodeSettings node) {
    /** 20 GB. */
    public static final long LARGEST_PACKAGE = 20L * 1024 * 1024 * 1024;

    DatabaseAddress address() {
        return database.orElseGet(() -> DatabaseAddress.of(Database.embedded(data)));
    }
}
