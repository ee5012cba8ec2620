package dev.slipway.api;

import static java.util.Objects.requireNonNullElse;

import org.jspecify.annotations.Nullable;

/** How many packages, and versions of each, stay in a machine's cache. */
@WireRecord
public record PackageCacheRetention(
        PackageCacheStrategy strategy,
        @Nullable Integer quantityOfPackagesToKeep,
        String packageUnit,
        @Nullable Integer quantityOfVersionsToKeep,
        String versionUnit)
        implements PackageCacheRetentionBuilder.With {
    public static final PackageCacheRetention DEFAULT =
            new PackageCacheRetention(PackageCacheStrategy.DEFAULT, null, "Items", null, "Items");

    public PackageCacheRetention {
        strategy = requireNonNullElse(strategy, PackageCacheStrategy.DEFAULT);
        packageUnit = Defaults.text(packageUnit, "Items");
        versionUnit = Defaults.text(versionUnit, "Items");
    }
}
