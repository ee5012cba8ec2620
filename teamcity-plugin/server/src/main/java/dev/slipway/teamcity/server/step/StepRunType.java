package dev.slipway.teamcity.server.step;

import dev.slipway.ci.Field;
import dev.slipway.teamcity.StepKeys;
import dev.slipway.teamcity.StepSettings;
import dev.slipway.teamcity.StepType;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import jetbrains.buildServer.serverSide.PropertiesProcessor;
import jetbrains.buildServer.serverSide.RunType;
import jetbrains.buildServer.web.openapi.PluginDescriptor;

/** A kind of build step. */
final class StepRunType extends RunType {
    private final StepType type;
    private final PluginDescriptor plugin;

    StepRunType(StepType type, PluginDescriptor plugin) {
        this.type = type;
        this.plugin = plugin;
    }

    @Override
    public String getType() {
        return type.id();
    }

    @Override
    public String getDisplayName() {
        return "Slipway: " + type.operation().title();
    }

    @Override
    public String getDescription() {
        return switch (type) {
            case PACK -> "Puts files into a package; the same files always give the same bytes";
            case PUSH -> "Sends packages to a Slipway server";
            case BUILD_INFORMATION -> "Tells a Slipway server from which build and commits packages came";
            case CREATE_RELEASE -> "Creates a release of a project, and deploys it if wanted";
            case DEPLOY -> "Deploys a release to environments";
            case PROMOTE -> "Deploys what runs in one environment to others";
            case RUNBOOK -> "Runs a runbook in environments";
            case AWAIT -> "Waits for tasks that were started before";
        };
    }

    @Override
    public PropertiesProcessor getRunnerPropertiesProcessor() {
        return new StepProcessor(type);
    }

    @Override
    public String getEditRunnerParamsJspFilePath() {
        return plugin.getPluginResourcesPath("step/edit-" + type.operation().key() + ".jsp");
    }

    @Override
    public String getViewRunnerParamsJspFilePath() {
        return plugin.getPluginResourcesPath("step/view-" + type.operation().key() + ".jsp");
    }

    /** What an empty field would mean, so that the form shows it. */
    @Override
    public Map<String, String> getDefaultRunnerProperties() {
        var standards = new LinkedHashMap<String, String>();
        for (Field field : type.operation().fields()) {
            if (!field.standard().isEmpty()) {
                standards.put(StepKeys.of(field), field.standard());
            }
        }
        return standards;
    }

    /** What one has to fill in is what tells steps apart. */
    @Override
    public String describeParameters(Map<String, String> parameters) {
        var settings = StepSettings.of(type, parameters);
        return type.operation().fields().stream()
                .filter(Field::isRequired)
                .map(field -> field.label() + ": " + inOneLine(settings.text(StepKeys.of(field))))
                .collect(Collectors.joining("\n"));
    }

    private static String inOneLine(String text) {
        return String.join(", ", text.lines().map(String::strip).toList());
    }
}
