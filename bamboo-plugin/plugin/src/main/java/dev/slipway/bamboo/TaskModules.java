package dev.slipway.bamboo;

import dev.slipway.ci.CiOperation;
import java.util.Map;
import java.util.Optional;

/** Which task type of {@code atlassian-plugin.xml} stands for which operation. Plans store these keys; they stay the same for ever. */
public final class TaskModules {
    public static final String PLUGIN_KEY = "dev.slipway.bamboo";

    private static final Map<CiOperation, String> KEYS = Map.of(
            CiOperation.PACK, "task.pack",
            CiOperation.PUSH, "task.push",
            CiOperation.BUILD_INFORMATION, "task.buildinfo",
            CiOperation.CREATE_RELEASE, "task.createrelease",
            CiOperation.DEPLOY, "task.deploy",
            CiOperation.PROMOTE, "task.promote",
            CiOperation.RUNBOOK, "task.runbook",
            CiOperation.AWAIT, "task.await");

    private TaskModules() {}

    /** {@code dev.slipway.bamboo:task.deploy}, as plans, Specs and YAML name it. */
    public static String completeKey(CiOperation operation) {
        return PLUGIN_KEY + ":" + KEYS.get(operation);
    }

    /** Empty for a key of another plugin. */
    public static Optional<CiOperation> operation(String completeKey) {
        return KEYS.keySet().stream()
                .filter(operation -> completeKey(operation).equals(completeKey))
                .findFirst();
    }
}
