package dev.slipway.server.steps.deploypackage;

import dev.slipway.server.steps.scripting.ScriptLanguage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** When scripts run in the deployment of a package (R8.11). */
enum Stage {
    PRE_DEPLOY("PreDeploy"),
    DEPLOY("Deploy"),
    POST_DEPLOY("PostDeploy"),
    DEPLOY_FAILED("DeployFailed");

    private final String scriptName;

    Stage(String scriptName) {
        this.scriptName = scriptName;
    }

    /** Before the package's own in the first stage, after it in the others (R8.11). */
    boolean isConfiguredFirst() {
        return this == PRE_DEPLOY;
    }

    /** The property that holds a script of this stage (R8.13). */
    String property(ScriptLanguage language) {
        return "Octopus.Action.CustomScripts." + scriptName + language.extension();
    }

    /** A script of this stage in a package. */
    record Packaged(String file, ScriptLanguage language) {}

    /** The scripts in the root of a package, the preferred language first (R8.12). */
    List<Packaged> packaged(List<String> paths) {
        var found = new ArrayList<Packaged>();
        for (ScriptLanguage language : ScriptLanguage.all()) {
            paths.stream()
                    .filter((scriptName + language.extension())::equalsIgnoreCase)
                    .forEach(file -> found.add(new Packaged(file, language)));
        }
        return found;
    }

    Optional<Packaged> preferred(List<String> paths) {
        return packaged(paths).stream().findFirst();
    }

    @Override
    public String toString() {
        return scriptName;
    }
}
