package dev.slipway.jenkins.freestyle;

import hudson.EnvVars;
import hudson.model.EnvironmentContributingAction;
import hudson.model.InvisibleAction;
import hudson.model.Run;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** The results of an operation as variables: {@code slipway.release.version} is {@code SLIPWAY_RELEASE_VERSION}. */
public final class OutputsAction extends InvisibleAction implements EnvironmentContributingAction {
    /** Of a kind that Jenkins can store without the inner parts of the JDK being open to it. */
    private final Map<String, String> variables = new LinkedHashMap<>();

    OutputsAction(Map<String, String> outputs) {
        outputs.forEach((name, value) -> variables.put(variable(name), value));
    }

    private static String variable(String output) {
        return output.toUpperCase(Locale.ROOT).replace('.', '_');
    }

    @Override
    public void buildEnvironment(Run<?, ?> run, EnvVars environment) {
        environment.putAll(variables);
    }
}
