package dev.slipway.server.steps.deploypackage;

import dev.slipway.host.Ticket;
import dev.slipway.server.installation.Installation;
import java.util.List;

/**
 * What of earlier installations serves a deployment; decided once and kept as text.
 *
 * @param directory empty when nothing does
 * @param sealText what the directory is sealed with; empty when nothing is to be done, for the version is in use
 * @param inputs the fingerprint of what its files were made from
 */
record Reuse(String directory, String sealText, String inputs) {
    static final Reuse NOTHING = new Reuse("", "", "");

    /** @param directory where the version is in use already */
    static Reuse installed(String directory) {
        return new Reuse(directory, "", "");
    }

    static Reuse earlier(Installation installation) {
        return new Reuse(installation.extractedTo(), installation.seal(), installation.inputs());
    }

    static Reuse read(String written) {
        List<String> parts = List.of(written.split("\n", -1));
        return parts.size() == 3 ? new Reuse(parts.get(0), parts.get(1), parts.get(2)) : NOTHING;
    }

    String written() {
        return directory.isEmpty() ? "" : String.join("\n", directory, sealText, inputs);
    }

    /** Whether there is nothing to do. */
    boolean isInstalled() {
        return !directory.isEmpty() && sealText.isEmpty();
    }

    /** Whether the directory is to be switched to as it is. */
    boolean isEarlier() {
        return !sealText.isEmpty();
    }

    Ticket seal() {
        return new Ticket(sealText);
    }
}
