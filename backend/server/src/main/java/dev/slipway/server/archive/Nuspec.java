package dev.slipway.server.archive;

/** What a NuGet package says of itself. The id and the version are there; whatever else is absent is empty. */
public record Nuspec(
        String id, String version, String title, String summary, String description, String releaseNotes) {}
