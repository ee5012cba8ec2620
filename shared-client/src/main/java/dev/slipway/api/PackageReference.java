package dev.slipway.api;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A package that an action uses (R5.27); the primary one has an empty name. {@code acquisitionLocation} is {@code
 * Server}, {@code ExecutionTarget}, {@code NotAcquired} or an expression.
 */
@WireRecord
public record PackageReference(
        String id,
        String name,
        String packageId,
        @Nullable String feedId,
        String acquisitionLocation,
        @Nullable String version,
        Map<String, String> properties)
        implements PackageReferenceBuilder.With {
    public PackageReference {
        acquisitionLocation = Defaults.text(acquisitionLocation, "Server");
    }
}
