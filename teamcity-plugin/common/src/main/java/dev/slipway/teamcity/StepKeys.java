package dev.slipway.teamcity;

import dev.slipway.ci.Field;

/** Under which keys TeamCity keeps what is set in a step or a connection. They stay the same for ever. */
public final class StepKeys {
    /** The id of a project's connection; empty where the step has an address and a key of its own. */
    public static final String CONNECTION = "slipway.connection";

    public static final String URL = "slipway.url";
    /** With the prefix under which TeamCity scrambles, masks and never shows a value. */
    public static final String API_KEY = "secure:slipway.apiKey";

    public static final String SPACE = "slipway.space";
    public static final String TRUSTED_CERTIFICATES = "slipway.trustedCertificates";
    /** Whether a package that was packed becomes an artifact of the build. */
    public static final String PUBLISH_ARTIFACTS = "slipway.publishArtifacts";
    /** What TeamCity's server tells the agent when a build starts, see {@link StartFacts}. */
    public static final String START_FACTS = "slipway.startFacts";

    private static final String PREFIX = "slipway.";

    private StepKeys() {}

    public static String of(Field field) {
        return of(field.name());
    }

    public static String of(String fieldName) {
        return PREFIX + fieldName;
    }
}
