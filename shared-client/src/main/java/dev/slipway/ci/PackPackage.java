package dev.slipway.ci;

import java.nio.file.Path;

/** Puts files into a package, reproducibly. */
final class PackPackage {
    private final BuildContext build;

    PackPackage(BuildContext build) {
        this.build = build;
    }

    PackResult run(PackRequest request, Path directory) {
        throw new UnsupportedOperationException(request.toString() + directory);
    }
}
