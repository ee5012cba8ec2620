package dev.slipway.teamcity.dist;

import dev.slipway.ci.Field;
import dev.slipway.ci.FieldKind;
import dev.slipway.teamcity.StepKeys;
import dev.slipway.teamcity.StepType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The Kotlin of the plugin as it follows from the fields of the operations. */
final class KotlinDsl {
    private KotlinDsl() {}

    /**
     * A parameter of a step or a connection.
     *
     * @param key under which TeamCity keeps it
     * @param name in Kotlin
     */
    record Parameter(String key, String name, boolean isFlag, boolean isMandatory, String description) {}

    /** The same names as in a Jenkins pipeline. */
    static String function(StepType type) {
        return switch (type) {
            case PACK -> "slipwayPack";
            case PUSH -> "slipwayPush";
            case BUILD_INFORMATION -> "slipwayBuildInformation";
            case CREATE_RELEASE -> "slipwayCreateRelease";
            case DEPLOY -> "slipwayDeployRelease";
            case PROMOTE -> "slipwayPromote";
            case RUNBOOK -> "slipwayRunRunbook";
            case AWAIT -> "slipwayAwait";
        };
    }

    static List<Parameter> parameters(StepType type) {
        List<Parameter> parameters = new ArrayList<>();
        if (type.needsServer()) {
            parameters.add(
                    text(StepKeys.CONNECTION, "connection", "Id of a connection of this project or one above it."));
            parameters.add(text(StepKeys.URL, "url", "Address of the server, where there is no connection."));
            parameters.add(
                    text(
                            StepKeys.API_KEY,
                            "apiKey",
                            "API key, where there is no connection: credentialsJSON:... or a reference to a password parameter."));
            parameters.add(text(
                    StepKeys.TRUSTED_CERTIFICATES,
                    "trustedCertificates",
                    "Certificates in PEM that are trusted besides the agent's own, where there is no connection."));
        } else {
            parameters.add(new Parameter(
                    StepKeys.PUBLISH_ARTIFACTS,
                    "publishArtifacts",
                    true,
                    false,
                    "Whether the package becomes an artifact of the build. Default: false."));
        }
        for (Field field : type.operation().fields()) {
            parameters.add(new Parameter(
                    StepKeys.of(field),
                    field.name(),
                    field.kind() == FieldKind.FLAG,
                    field.isRequired(),
                    description(field)));
        }
        return parameters;
    }

    static List<Parameter> connectionParameters() {
        return List.of(
                new Parameter("displayName", "displayName", false, true, "The connection's name."),
                new Parameter(StepKeys.URL, "url", false, true, "Address of the server."),
                new Parameter(
                        StepKeys.API_KEY,
                        "apiKey",
                        false,
                        true,
                        "API key: credentialsJSON:... or a reference to a password parameter."),
                text(StepKeys.SPACE, "space", "Name, slug or id of the space for steps that name none."),
                text(
                        StepKeys.TRUSTED_CERTIFICATES,
                        "trustedCertificates",
                        "Certificates in PEM that are trusted besides those that Java trusts."));
    }

    private static Parameter text(String key, String name, String description) {
        return new Parameter(key, name, false, false, description);
    }

    private static String description(Field field) {
        var description = new StringBuilder(field.help());
        if (!field.choices().isEmpty()) {
            description
                    .append(" One of ")
                    .append(String.join(", ", field.choices()))
                    .append('.');
        }
        if (!field.standard().isEmpty()) {
            description.append(" Default: ").append(field.standard()).append('.');
        }
        return description.toString();
    }

    /** The whole file for a step. */
    static String file(StepType type) {
        String function = function(type);
        String name = function.substring(0, 1).toUpperCase(Locale.ROOT) + function.substring(1);
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                + "<dsl-extension kind=\"buildStep\" type=\"" + type.id() + "\" generateDslJar=\"true\">\n"
                + names(name, type.operation().title(), function, "")
                + params(parameters(type))
                + "</dsl-extension>\n";
    }

    /** The whole file for the connection. */
    static String connectionFile() {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                + "<dsl-extension kind=\"projectFeature\" type=\"OAuthProvider\" generateDslJar=\"true\""
                + " applicable=\"params['providerType'] == 'slipway'\">\n"
                + names(
                        "SlipwayConnection",
                        "A connection to a Slipway server, for the project and its sub-projects",
                        "slipwayConnection",
                        "  <init>\n    <param name=\"providerType\" value=\"slipway\" />\n  </init>\n")
                + params(connectionParameters())
                + "</dsl-extension>\n";
    }

    private static String names(String type, String title, String function, String between) {
        return "  <class name=\"" + type + "\">\n    <description>" + escaped(title) + ".</description>\n  </class>\n"
                + between
                + "  <function name=\"" + function + "\">\n    <description>@see " + type
                + "</description>\n  </function>\n";
    }

    private static String params(List<Parameter> parameters) {
        var xml = new StringBuilder("  <params>\n");
        for (Parameter parameter : parameters) {
            xml.append("    <param name=\"")
                    .append(parameter.key())
                    .append("\" dslName=\"")
                    .append(parameter.name());
            xml.append(
                    parameter.isFlag()
                            ? "\" type=\"boolean\" trueValue=\"true\" falseValue=\"false\""
                            : "\" type=\"string\"");
            xml.append(parameter.isMandatory() ? " mandatory=\"true\">\n" : ">\n");
            xml.append("      <description>")
                    .append(escaped(parameter.description()))
                    .append("</description>\n    </param>\n");
        }
        return xml.append("  </params>\n").toString();
    }

    /** TeamCity makes comments of descriptions, and a pattern such as {@code out/*.zip} would open a comment in a comment. */
    private static String escaped(String text) {
        String forComment = text.replace("/*", "/&#42;").replace("*/", "&#42;/");
        return forComment.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
