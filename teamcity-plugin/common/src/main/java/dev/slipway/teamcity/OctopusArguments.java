package dev.slipway.teamcity;

import dev.slipway.ci.CiOperation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The additional command-line arguments that the official plugin handed to the Octopus command line, as settings.
 *
 * @param properties by the keys of this plugin
 * @param unknown arguments that mean nothing here
 */
record OctopusArguments(Map<String, String> properties, List<String> unknown) {
    private static final Pattern WORD = Pattern.compile("(?:\"(?:[^\"\\\\]|\\\\.)*\"|\\S)+");

    /** From the argument's name in lower case to the field. */
    private static final Map<String, String> FIELDS = Map.ofEntries(
            Map.entry("packageversion", "defaultPackageVersion"),
            Map.entry("defaultpackageversion", "defaultPackageVersion"),
            Map.entry("package", "packages"),
            Map.entry("releasenotes", "releaseNotes"),
            Map.entry("releasenotesfile", "releaseNotesFile"),
            Map.entry("releasenotefile", "releaseNotesFile"),
            Map.entry("ignoreexisting", "ignoreExisting"),
            Map.entry("ignorechannelrules", "ignoreChannelRules"),
            Map.entry("channel", "channel"),
            Map.entry("variable", "variables"),
            Map.entry("v", "variables"),
            Map.entry("skip", "skipSteps"),
            Map.entry("specificmachines", "targets"),
            Map.entry("excludemachines", "excludedTargets"),
            Map.entry("guidedfailure", "guidedFailure"),
            Map.entry("forcepackagedownload", "forcePackageDownload"),
            Map.entry("deployat", "deployAt"),
            Map.entry("nodeployafter", "expiresAt"),
            Map.entry("tenant", "tenants"),
            Map.entry("tenanttag", "tenantTags"),
            Map.entry("include", "includes"),
            Map.entry("overwrite", "overwrite"),
            Map.entry("title", "title"),
            Map.entry("description", "description"),
            Map.entry("author", "authors"));

    static OctopusArguments parse(CiOperation operation, String line) {
        Map<String, String> properties = new LinkedHashMap<>();
        List<String> unknown = new ArrayList<>();
        Matcher words = WORD.matcher(line);
        while (words.find()) {
            String word = words.group();
            String[] nameAndValue = word.replaceFirst("^--?", "").split("[=]", 2);
            String field = FIELDS.get(nameAndValue[0].toLowerCase(Locale.ROOT));
            if (!word.startsWith("-") || field == null || !has(operation, field)) {
                unknown.add(nameAndValue[0]);
                continue;
            }
            String value = nameAndValue.length > 1 ? unquoted(nameAndValue[1]) : "true";
            properties.merge(StepKeys.of(field), meant(field, value), (one, next) -> one + "\n" + next);
        }
        return new OctopusArguments(Map.copyOf(properties), List.copyOf(unknown));
    }

    private static boolean has(CiOperation operation, String name) {
        return operation.fields().stream().anyMatch(field -> field.name().equals(name));
    }

    private static String meant(String field, String value) {
        return switch (field) {
            case "variables" -> value.replaceFirst(":", "=");
            case "guidedFailure" ->
                switch (value.toLowerCase(Locale.ROOT)) {
                    case "true" -> "On";
                    case "false" -> "Off";
                    default -> value;
                };
            default -> value;
        };
    }

    private static String unquoted(String text) {
        return text.replaceAll("(?<!\\\\)\"", "").replace("\\\"", "\"");
    }
}
