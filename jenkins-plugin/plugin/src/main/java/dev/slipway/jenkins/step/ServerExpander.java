package dev.slipway.jenkins.step;

import dev.slipway.jenkins.build.ProtectedText;
import dev.slipway.jenkins.server.ServerVariables;
import hudson.EnvVars;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jenkinsci.plugins.workflow.steps.EnvironmentExpander;

/** The variables inside of {@code withSlipway}. */
final class ServerExpander extends EnvironmentExpander {
    private static final long serialVersionUID = 1L;

    private final LinkedHashMap<String, String> variables;
    private final ProtectedText key;

    ServerExpander(Map<String, String> variables, ProtectedText key) {
        this.variables = new LinkedHashMap<>(variables);
        this.key = key;
    }

    @Override
    public void expand(EnvVars environment) {
        variables.forEach(environment::override);
        environment.override(ServerVariables.API_KEY, key.plain());
    }

    @Override
    public Set<String> getSensitiveVariables() {
        return Set.of(ServerVariables.API_KEY);
    }
}
