package dev.slipway.server.steps.deploypackage;

import dev.slipway.server.deployment.PinnedPackage;
import dev.slipway.server.engine.ActionRun;
import dev.slipway.server.expression.VariableDictionary;
import dev.slipway.server.steps.packaging.AdaptedFiles;
import java.io.IOException;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;

/**
 * What the files of an installation are made from, told apart by a fingerprint: the packages, the files as the features change them, and
 * for the scripts the variables as the project and the step have them. Variables of the server that differ in each deployment,
 * such as its id or what earlier steps put out, count only through the files that they are in.
 */
final class Inputs {
    private static final Set<String> COUNTED = Set.of(
            "octopus.environment.name",
            "octopus.deployment.tenant.name",
            "octopus.release.number",
            "octopus.machine.name");

    private Inputs() {}

    /** Of the files as the features change them, which may hold secrets. */
    static String ofFiles(ActionRun run, AdaptedFiles adapted) throws IOException {
        return run.fingerprint(adapted.digest());
    }

    /** @param files the fingerprint of the files; empty when nothing changes them */
    static String fingerprint(ActionRun run, String files) {
        VariableDictionary variables = run.variables();
        var counted = new TreeMap<String, String>();
        for (String name : variables.names()) {
            String key = name.toLowerCase(Locale.ROOT);
            if (counts(key)) {
                counted.put(key, String.valueOf(variables.raw(name)));
            }
        }
        var text = new StringBuilder(files).append('\0');
        for (PinnedPackage pinned : run.packages()) {
            text.append(pinned.referenceName())
                    .append('\0')
                    .append(pinned.sha256().hex())
                    .append('\0');
        }
        counted.forEach((name, value) -> text.append(name)
                .append('\0')
                .append(value.length())
                .append('\0')
                .append(value)
                .append('\0'));
        return run.fingerprint(text.toString());
    }

    private static boolean counts(String key) {
        boolean isServers = key.startsWith("octopus.") || key.startsWith("slipway.");
        boolean isStep = key.startsWith("octopus.action.") && !key.equals("octopus.action.number");
        return !isServers || isStep || COUNTED.contains(key);
    }
}
