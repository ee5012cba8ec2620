package dev.slipway.server.process;

import dev.slipway.api.Action;
import dev.slipway.api.PackageReference;
import dev.slipway.api.PackageReferenceBuilder;
import dev.slipway.api.PropertyValue;
import dev.slipway.json.WireJson;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The package of an action that has no name stands in two places, its reference and two properties; older clients know
 * only the properties (R5.25). Where both say something the reference is right.
 */
final class PrimaryPackage {
    private static final String PACKAGE_ID = "Octopus.Action.Package.PackageId";
    private static final String FEED_ID = "Octopus.Action.Package.FeedId";

    private PrimaryPackage() {}

    /** The action, with the same package in both places; as it was when it has none. */
    static Action mirrored(Action action) {
        var packages = new ArrayList<PackageReference>();
        boolean isReferenced = false;
        for (PackageReference reference : action.packages()) {
            boolean isPrimary = reference.name().isEmpty();
            packages.add(isPrimary ? completed(reference, action.properties()) : reference);
            isReferenced |= isPrimary;
        }
        if (!isReferenced && !text(action.properties(), PACKAGE_ID).isEmpty()) {
            packages.add(0, completed(fresh(), action.properties()));
        }
        return action.withPackages(List.copyOf(packages)).withProperties(mirrored(action.properties(), packages));
    }

    private static PackageReference fresh() {
        return PackageReferenceBuilder.builder(WireJson.empty(PackageReference.class))
                .id(UUID.randomUUID().toString())
                .build();
    }

    private static PackageReference completed(PackageReference reference, Map<String, PropertyValue> properties) {
        String packageId = reference.packageId().isEmpty() ? text(properties, PACKAGE_ID) : reference.packageId();
        String feedId = text(properties, FEED_ID);
        boolean hasFeed = reference.feedId() != null && !reference.feedId().isBlank();
        return reference
                .withPackageId(packageId)
                .withFeedId(hasFeed ? reference.feedId() : feedId.isEmpty() ? null : feedId);
    }

    private static Map<String, PropertyValue> mirrored(
            Map<String, PropertyValue> properties, List<PackageReference> packages) {
        var mirrored = new LinkedHashMap<>(properties);
        for (PackageReference reference : packages) {
            if (reference.name().isEmpty()) {
                if (!reference.packageId().isEmpty()) {
                    mirrored.put(PACKAGE_ID, PropertyValue.of(reference.packageId()));
                }
                if (reference.feedId() != null) {
                    mirrored.put(FEED_ID, PropertyValue.of(reference.feedId()));
                }
            }
        }
        return Collections.unmodifiableMap(mirrored);
    }

    private static String text(Map<String, PropertyValue> properties, String name) {
        PropertyValue value = properties.get(name);
        return value == null ? "" : value.asText().strip();
    }
}
