package dev.slipway.server.version;

/** A file cannot be taken as a package because of its name; the message is a sentence for the one who pushed it. */
public final class InvalidPackageFileName extends IllegalArgumentException {
    private InvalidPackageFileName(String message) {
        super(message);
    }

    static InvalidPackageFileName of(String fileName, String reason) {
        return new InvalidPackageFileName(
                "'" + InvalidVersion.shortened(fileName) + "' is not the name of a package file: " + reason);
    }
}
