package dev.slipway.teamcity;

import dev.slipway.ci.CiOperation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads steps and connections that were made for the official Octopus plugin, so that moving a project takes no more than
 * another run type. What the step has under this plugin's own keys comes first.
 */
final class OctopusSettings {
    private static final String PREFIX = "octopus_";
    private static final String MISSPELT_PREFIX = "octoups_";
    private static final String SECURE_PREFIX = "secure:octopus_";
    private static final String WAIT = "octopus_waitfordeployments";
    private static final String TIMEOUT = "octopus_deploymenttimeout";
    private static final String BRANCH = "octopus_branch_override_value";
    private static final String BRANCH_ENABLED = "octopus_branch_override_enabled";
    private static final String FORCE_PUSH = "octopus_forcepush";
    private static final String ARGUMENTS = "octopus_additionalcommandlinearguments";
    private static final String PACKAGE_PATHS = "octopus_packagepaths";

    /** Those that mean the same, whatever the step. */
    private static final Map<String, String> SAME = Map.ofEntries(
            Map.entry("octopus_connection_id", StepKeys.CONNECTION),
            Map.entry("octopus_host", StepKeys.URL),
            Map.entry("secure:octopus_apikey", StepKeys.API_KEY),
            Map.entry("octopus_space_name", StepKeys.SPACE),
            Map.entry("octopus_publishartifacts", StepKeys.PUBLISH_ARTIFACTS),
            Map.entry("octopus_project_name", "slipway.project"),
            Map.entry("octopus_channel_name", "slipway.channel"),
            Map.entry("octopus_git_ref", "slipway.gitRef"),
            Map.entry("octopus_git_commit", "slipway.gitCommit"),
            Map.entry("octopus_releasenumber", "slipway.version"),
            Map.entry("octoups_tenants", "slipway.tenants"),
            Map.entry("octoups_tenanttags", "slipway.tenantTags"),
            Map.entry(TIMEOUT, "slipway.timeout"),
            Map.entry("octopus_cancelontimeout", "slipway.cancelOnTimeout"),
            Map.entry("octopus_promotefrom", "slipway.from"),
            Map.entry("octopus_runbook_name", "slipway.runbook"),
            Map.entry("octopus_runbook_snapshot", "slipway.snapshot"),
            Map.entry("octopus_packageformat", "slipway.format"),
            Map.entry("octopus_packageversion", "slipway.version"),
            Map.entry("octopus_packagesourcepath", "slipway.basePath"),
            Map.entry("octopus_packageoutputpath", "slipway.outputDirectory"),
            Map.entry(PACKAGE_PATHS, "slipway.packagePaths"));

    private static final Map<String, String> OVERWRITE_MODES = Map.of(
            "false", "FailIfExists",
            "true", "OverwriteExisting",
            "IgnoreIfExists", "IgnoreIfExists");

    private final StepType type;
    private final Map<String, String> properties;
    private final OctopusArguments arguments;

    private OctopusSettings(StepType type, Map<String, String> properties) {
        this.type = type;
        this.properties = properties;
        this.arguments = OctopusArguments.parse(type.operation(), properties.getOrDefault(ARGUMENTS, ""));
    }

    static OctopusSettings of(StepType type, Map<String, String> properties) {
        return new OctopusSettings(type, Map.copyOf(properties));
    }

    static boolean isKey(String key) {
        return key.startsWith(PREFIX) || key.startsWith(MISSPELT_PREFIX) || key.startsWith(SECURE_PREFIX);
    }

    Map<String, String> translated() {
        var translated = new LinkedHashMap<String, String>();
        if (properties.keySet().stream().anyMatch(OctopusSettings::isKey)) {
            properties.forEach((key, value) -> own(key).ifPresent(own -> translated.put(own, value)));
            translateOthers(translated);
            translated.putAll(arguments.properties());
        }
        properties.forEach((key, value) -> {
            if (!isKey(key)) {
                translated.put(key, value);
            }
        });
        return translated;
    }

    private Optional<String> own(String key) {
        if (SAME.containsKey(key)) {
            return Optional.ofNullable(SAME.get(key));
        }
        return switch (key) {
            case "octopus_deployto" ->
                Optional.of(
                        switch (type) {
                            case CREATE_RELEASE -> "slipway.deployTo";
                            case PROMOTE -> "slipway.to";
                            default -> "slipway.environments";
                        });
            case "octopus_packageid" ->
                Optional.of(type == StepType.BUILD_INFORMATION ? "slipway.packageIds" : "slipway.packageId");
            default -> Optional.empty();
        };
    }

    private void translateOthers(Map<String, String> translated) {
        String forcePush = properties.get(FORCE_PUSH);
        if (forcePush != null) {
            translated.put("slipway.overwriteMode", OVERWRITE_MODES.getOrDefault(forcePush, forcePush));
        }
        if (Boolean.parseBoolean(properties.get(BRANCH_ENABLED))) {
            translated.put("slipway.branch", properties.getOrDefault(BRANCH, ""));
        }
        boolean canWait = type.operation().fields().stream()
                .anyMatch(field -> field.name().equals("wait"));
        if (canWait) {
            boolean waited = Boolean.parseBoolean(properties.get(WAIT))
                    || !properties.getOrDefault(TIMEOUT, "").isBlank();
            translated.put("slipway.wait", String.valueOf(waited));
        }
    }

    List<String> notCarriedOver() {
        List<String> sentences = new ArrayList<>(arguments.unknown().stream()
                .map(argument -> "The argument '" + argument + "' of the Octopus command line has no meaning here.")
                .toList());
        if (type.operation() == CiOperation.PUSH
                && properties.getOrDefault(PACKAGE_PATHS, "").contains("=>")
                && !properties.containsKey("slipway.packagePaths")) {
            sentences.add("Packages are not made while they are pushed ('=>'): add a step that packs them.");
        }
        return sentences;
    }
}
