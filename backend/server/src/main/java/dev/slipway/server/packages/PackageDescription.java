package dev.slipway.server.packages;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A package as the search in a feed finds it. */
record PackageDescription(
        String id, String name, @Nullable String description, String latestVersion, Map<String, String> links) {}
