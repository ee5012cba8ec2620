package dev.slipway.server.steps.packaging;

import dev.slipway.server.engine.ActionFailed;
import dev.slipway.server.engine.ActionRun;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What an action has switched on in {@code Octopus.Action.EnabledFeatures}. */
public final class Features {
    private static final String PREFIX = "Octopus.Features.";
    private static final Set<String> SUPPORTED = Set.of(
            PREFIX + "CustomScripts",
            PREFIX + "CustomDirectory",
            PREFIX + "SubstituteInFiles",
            PREFIX + "ConfigurationTransforms",
            PREFIX + "ConfigurationVariables",
            PREFIX + "JsonConfigurationVariables",
            PREFIX + "SelectPowerShellEditionForWindows");

    private Features() {}

    /** Finds them in any case. */
    public static Set<String> of(ActionRun run) {
        return Arrays.stream(run.property("Octopus.Action.EnabledFeatures").split(","))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toCollection(() -> new TreeSet<>(String.CASE_INSENSITIVE_ORDER)));
    }

    /**
     * Rather no deployment than one that leaves out what was asked for.
     *
     * @throws ActionFailed naming the first feature that is asked for and does not exist here
     */
    public static void refuseUnsupported(ActionRun run) throws ActionFailed {
        for (String feature : of(run)) {
            boolean isKnown = SUPPORTED.stream().anyMatch(feature::equalsIgnoreCase);
            if (!isKnown) {
                throw new ActionFailed("The step asks for the feature " + feature
                        + ", which this version of Slipway does not have yet. Switch it off in the step.");
            }
        }
    }
}
