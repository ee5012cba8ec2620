package dev.slipway.server.app;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/**
 * Options that are not given come from the environment ({@code --port} from {@code SLIPWAY_PORT}), else from the file
 * that {@code --config} or {@code SLIPWAY_CONFIG} names ({@code port = 8080}, where {@code ${NAME}} stands for an
 * environment variable).
 */
final class OptionDefaults implements IDefaultValueProvider {
    private static final String CONFIG = "config";
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Za-z_][A-Za-z0-9_]*)}");

    private final Map<String, String> environment;
    private @Nullable Properties file;

    OptionDefaults(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public @Nullable String defaultValue(ArgSpec argument) {
        if (!(argument instanceof OptionSpec option) || option.usageHelp() || option.versionHelp()) {
            return null;
        }
        String name = option.longestName().replaceFirst("^--", "");
        String variable = "SLIPWAY_" + name.toUpperCase(Locale.ROOT).replace('-', '_');
        @Nullable String value = environment.get(variable);
        if (value == null && !name.equals(CONFIG)) {
            value = file(option.command().commandLine()).getProperty(name);
        }
        return value == null || value.isBlank() ? null : value;
    }

    private Properties file(CommandLine command) {
        if (file == null) {
            file = read(command);
        }
        return file;
    }

    private Properties read(CommandLine command) {
        var properties = new Properties();
        @Nullable String path = configPath(command);
        if (path == null || path.isBlank()) {
            return properties;
        }
        try (Reader reader = Files.newBufferedReader(Path.of(path), StandardCharsets.UTF_8)) {
            properties.load(reader);
        } catch (IOException e) {
            throw new ParameterException(command, "The configuration file " + path + " cannot be read: " + e, e);
        }
        properties.replaceAll((name, value) -> expanded(command, path, String.valueOf(value)));
        return properties;
    }

    /** Defaults are asked for before the options that were given are set, so this looks for itself. */
    private @Nullable String configPath(CommandLine command) {
        CommandLine.@Nullable ParseResult result = command.getParseResult();
        @Nullable Path given = result == null ? null : result.matchedOptionValue("--config", (Path) null);
        return given == null ? environment.get("SLIPWAY_CONFIG") : given.toString();
    }

    private String expanded(CommandLine command, String path, String value) {
        return VARIABLE.matcher(value).replaceAll(found -> {
            @Nullable String text = environment.get(found.group(1));
            if (text == null) {
                throw new ParameterException(
                        command,
                        "The configuration file " + path + " uses ${" + found.group(1)
                                + "}, and there is no such environment variable");
            }
            return Matcher.quoteReplacement(text);
        });
    }
}
