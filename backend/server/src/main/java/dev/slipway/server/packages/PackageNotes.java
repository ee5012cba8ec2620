package dev.slipway.server.packages;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What {@code packages/notes} answers. */
record PackageNotes(List<OfPackage> packages) {
    record OfPackage(String feedId, String packageId, String version, Notes notes) {}

    /** @param notes null when the package has none */
    record Notes(@Nullable String notes, boolean succeeded, @Nullable String failureReason) {}
}
