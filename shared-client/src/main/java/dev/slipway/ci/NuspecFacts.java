package dev.slipway.ci;

import java.io.Serializable;
import java.util.List;

/** What the manifest of a nupkg says besides id and version; each may be empty. */
public record NuspecFacts(String title, String description, List<String> authors, String releaseNotes)
        implements Serializable {}
