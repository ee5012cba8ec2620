package dev.slipway.bamboo.task;

import com.atlassian.bamboo.deployments.execution.DeploymentContext;
import com.atlassian.bamboo.deployments.execution.DeploymentTaskContext;
import com.atlassian.bamboo.task.CommonTaskContext;
import com.atlassian.bamboo.variable.CustomVariableContext;
import com.atlassian.bamboo.variable.VariableContext;
import com.atlassian.bamboo.variable.VariableDefinitionContext;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The variables of a build or deployment, named without {@code bamboo.}; a reference in a text is written {@code ${bamboo.name}}. */
public final class BambooVariables {
    private static final String REFERENCE = "${bamboo.";
    private static final String DEPLOYMENT = "deploy.";

    private final Map<String, String> ofDeployment;
    private final VariableContext ofBuild;
    private final CustomVariableContext ofThread;

    BambooVariables(CommonTaskContext task, CustomVariableContext ofThread) {
        this.ofDeployment = ofDeployment(task);
        this.ofBuild = task.getCommonContext().getVariableContext();
        this.ofThread = ofThread;
    }

    private static Map<String, String> ofDeployment(CommonTaskContext task) {
        if (!(task instanceof DeploymentTaskContext inEnvironment)) {
            return Map.of();
        }
        DeploymentContext deployment = inEnvironment.getDeploymentContext();
        return Map.of(
                DEPLOYMENT + "project", deployment.getDeploymentProjectName(),
                DEPLOYMENT + "environment", deployment.getEnvironmentName(),
                DEPLOYMENT + "version", deployment.getDeploymentVersion().getName());
    }

    /** Whether a text has to wait for a build before one knows what it means. */
    public static boolean isReference(String text) {
        return text.contains(REFERENCE);
    }

    static String reference(String name) {
        return REFERENCE + name + "}";
    }

    /** The value, or empty where there is no such variable or it is blank. */
    Optional<String> find(String name) {
        if (name.startsWith(DEPLOYMENT)) {
            return Optional.ofNullable(ofDeployment.get(name));
        }
        return in(ofBuild.getEffectiveVariables(), name)
                .or(() -> in(ofThread.getVariableContexts(), name))
                .or(() -> substituted(name))
                .filter(value -> !value.isBlank());
    }

    String get(String name) {
        return find(name).orElse("");
    }

    private static Optional<String> in(Map<String, VariableDefinitionContext> variables, String name) {
        return Optional.ofNullable(variables.get(name)).map(VariableDefinitionContext::getValue);
    }

    /** Those of repositories are in neither map. Some versions of Bamboo throw when there is no such variable. */
    private Optional<String> substituted(String name) {
        try {
            @Nullable String value = ofThread.substituteString(reference(name));
            return Optional.ofNullable(value).filter(text -> !isReference(text));
        } catch (RuntimeException e) {
            return Optional.empty();
        }
    }
}
