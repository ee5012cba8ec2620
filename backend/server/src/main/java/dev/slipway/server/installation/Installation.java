package dev.slipway.server.installation;

import java.time.Instant;

/**
 * One entry of the journal.
 *
 * @param deploymentId empty when it was no deployment that installed it
 * @param sha256 of the package, in hexadecimal
 * @param directory where its files are used: the custom directory, or again the one that they were extracted to
 * @param seal what the directory is known by on its target; empty unless it was switched to
 * @param inputs a fingerprint of what its files were made from; empty as the seal
 * @param isSuccessful false also while it is being installed
 */
public record Installation(
        long id,
        String deploymentId,
        String packageId,
        String version,
        String sha256,
        String extractedTo,
        String directory,
        String seal,
        String inputs,
        Instant installedOn,
        boolean isSuccessful) {}
