package dev.slipway.teamcity;

import dev.slipway.ci.CiFailure;
import dev.slipway.ci.CiFailure.Reason;
import dev.slipway.ci.Field;
import dev.slipway.ci.InputProblem;
import dev.slipway.ci.Inputs;
import dev.slipway.ci.OperationRequest;
import dev.slipway.ci.ServerConnection;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is set in a step, whether in this plugin's words or in those of the official Octopus plugin. */
public final class StepSettings {
    private final StepType type;
    private final OctopusSettings octopus;
    private final Map<String, String> properties;

    private StepSettings(StepType type, OctopusSettings octopus) {
        this.type = type;
        this.octopus = octopus;
        this.properties = octopus.translated();
    }

    public static StepSettings of(StepType type, Map<String, String> properties) {
        return new StepSettings(type, OctopusSettings.of(type, properties));
    }

    /** In this plugin's words only. */
    public Map<String, String> properties() {
        return properties;
    }

    /** What of the official plugin's settings has no meaning here: sentences for the user. */
    public List<String> notCarriedOver() {
        return octopus.notCarriedOver();
    }

    public String text(String key) {
        return properties.getOrDefault(key, "").strip();
    }

    /** The id of a connection; empty for none. */
    public String connectionId() {
        return text(StepKeys.CONNECTION);
    }

    /** Unlike all others, a field of this plugin only, and so not in the catalogue. */
    public boolean publishesArtifacts() {
        return Boolean.parseBoolean(text(StepKeys.PUBLISH_ARTIFACTS));
    }

    /** All that is wrong and can be seen before the build runs. */
    public List<InputProblem> problems() {
        List<InputProblem> problems = new ArrayList<>();
        if (type.needsServer() && connectionId().isEmpty()) {
            problems.addAll(ConnectionSettings.of(properties).problems());
        }
        problems.addAll(type.operation().problems(inputs().withReferences(ParameterReferences::areIn)));
        return problems;
    }

    /**
     * What a build is to do; references to parameters have been replaced.
     *
     * @throws CiFailure when something is wrong with what is set
     */
    public OperationRequest request() {
        List<String> meaningless = octopus.notCarriedOver();
        if (!meaningless.isEmpty()) {
            throw new CiFailure(Reason.INPUT, String.join(" ", meaningless), null);
        }
        return type.operation().read(inputs());
    }

    /** @throws CiFailure when the address or the API key is not there, as when a connection was not found */
    public ServerConnection server() {
        if (!connectionId().isEmpty() && text(StepKeys.URL).isEmpty()) {
            throw new CiFailure(
                    Reason.INPUT, "The project has no connection '" + connectionId() + "' to Slipway", null);
        }
        return ConnectionSettings.of(properties).server();
    }

    private Inputs inputs() {
        Map<String, String> byField = new LinkedHashMap<>();
        for (Field field : type.operation().fields()) {
            String value = properties.get(StepKeys.of(field));
            if (value != null) {
                byField.put(field.name(), value);
            }
        }
        return Inputs.of(byField);
    }
}
