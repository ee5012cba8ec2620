package dev.slipway.server.app;

import dev.slipway.server.persistence.DatabaseAddress;
import dev.slipway.server.security.Secret;
import dev.slipway.server.security.Tokens;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * The options that every command has which starts a server. Secrets are not among them: arguments can be seen by every
 * user of the machine, so secrets come from the environment.
 */
final class ServerOptions {
    private static final int LARGEST_PORT = 65_535;
    private static final int LONGEST_NAME = 100;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            defaultValue = "./slipway-data",
            description = "Where everything is kept (default ${DEFAULT-VALUE}; SLIPWAY_DATA).")
    private Path data;

    @Option(
            names = "--bind",
            paramLabel = "ADDR",
            defaultValue = "127.0.0.1",
            description = "The address to listen on (default ${DEFAULT-VALUE}; SLIPWAY_BIND).")
    private String bind;

    @Option(
            names = "--port",
            paramLabel = "N",
            defaultValue = "8080",
            description = "The port to listen on, 0 for any free one (default ${DEFAULT-VALUE}; SLIPWAY_PORT).")
    private int port;

    @Option(
            names = "--db",
            paramLabel = "JDBC-URL",
            description = "A database of PostgreSQL or H2 (default: an embedded one in the data directory; SLIPWAY_DB)."
                    + " SLIPWAY_DB_USER and SLIPWAY_DB_PASSWORD say who the server is there.")
    private @Nullable String db;

    @Option(
            names = "--largest-package",
            paramLabel = "BYTES",
            defaultValue = "" + Settings.LARGEST_PACKAGE,
            description = "The largest package that may be pushed (default ${DEFAULT-VALUE}; SLIPWAY_LARGEST_PACKAGE).")
    private long largestPackage;

    @Option(
            names = "--node-name",
            paramLabel = "NAME",
            description = "What this server is called among those that share its database (default: the name of the"
                    + " machine; SLIPWAY_NODE_NAME).")
    private @Nullable String nodeName;

    @Option(
            names = "--blobs",
            paramLabel = "DIR",
            description = "Where packages and artifacts are kept; servers that share a database share this directory"
                    + " (default: blobs in the data directory; SLIPWAY_BLOBS).")
    private @Nullable Path blobs;

    @Option(
            names = "--task-cap",
            paramLabel = "N",
            defaultValue = "" + NodeSettings.TASK_CAP,
            description = "How many tasks this server runs at once (default ${DEFAULT-VALUE}; SLIPWAY_TASK_CAP).")
    private int taskCap;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "A file with lines such as 'port = 8080' for options that are not given (SLIPWAY_CONFIG).")
    private @Nullable Path config;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @SuppressWarnings("NullAway.Init") // picocli fills the fields
    ServerOptions() {}

    Settings settings(Map<String, String> environment) {
        if (port < 0 || port > LARGEST_PORT) {
            throw new ParameterException(spec.commandLine(), "--port is " + port + "; it must be 0 to " + LARGEST_PORT);
        }
        if (largestPackage < 1) {
            throw new ParameterException(
                    spec.commandLine(), "--largest-package is " + largestPackage + "; it must be at least 1");
        }
        if (taskCap < 1) {
            throw new ParameterException(spec.commandLine(), "--task-cap is " + taskCap + "; it must be at least 1");
        }
        if (nodeName != null && (nodeName.isBlank() || nodeName.length() > LONGEST_NAME)) {
            throw new ParameterException(
                    spec.commandLine(), "--node-name must have 1 to " + LONGEST_NAME + " characters");
        }
        if (config != null && !Files.isReadable(config)) {
            throw new ParameterException(
                    spec.commandLine(), "--config is " + config + "; there is no such file, or it cannot be read");
        }
        return new Settings(
                data,
                bind,
                port,
                database(environment),
                secret(environment, "SLIPWAY_MASTER_KEY"),
                secret(environment, "SLIPWAY_ADMIN_PASSWORD"),
                apiKey(environment),
                largestPackage,
                new NodeSettings(Optional.ofNullable(nodeName), Optional.ofNullable(blobs), taskCap));
    }

    private Optional<DatabaseAddress> database(Map<String, String> environment) {
        Optional<String> user = secret(environment, "SLIPWAY_DB_USER").map(Secret::reveal);
        Optional<String> password = secret(environment, "SLIPWAY_DB_PASSWORD").map(Secret::reveal);
        Optional<DatabaseAddress> address = Optional.ofNullable(db).map(this::address);
        boolean isPostgreSql = address.isPresent() && address.get().isPostgreSql();
        if (!isPostgreSql && (user.isPresent() || password.isPresent())) {
            throw new ParameterException(
                    spec.commandLine(),
                    "SLIPWAY_DB_USER and SLIPWAY_DB_PASSWORD are for PostgreSQL, and --db names no database of it");
        }
        if (address.isPresent()
                && address.get().hasPassword()
                && spec.commandLine().getParseResult().hasMatchedOption("--db")) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--db has a password in it, which every user of this machine can see; put it into"
                            + " SLIPWAY_DB_PASSWORD, or the whole URL into SLIPWAY_DB");
        }
        return address.map(found -> found.as(user, password));
    }

    /** The URL is not in the message: it may have a password in a place where none is looked for. */
    private DatabaseAddress address(String url) {
        try {
            return DatabaseAddress.of(url);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), "--db cannot be used: " + e.getMessage(), e);
        }
    }

    private Optional<Secret> apiKey(Map<String, String> environment) {
        Optional<Secret> key = secret(environment, "SLIPWAY_ADMIN_API_KEY");
        if (key.isPresent() && !Tokens.isApiKey(key.get().reveal())) {
            throw new ParameterException(
                    spec.commandLine(),
                    "SLIPWAY_ADMIN_API_KEY must be 'API-' and 25 to 32 characters out of A-Z and 0-9");
        }
        return key;
    }

    private static Optional<Secret> secret(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name))
                .filter(value -> !value.isBlank())
                .map(Secret::new);
    }
}
