package dev.slipway.server.version;

/** The ways to read and order a version (R3.7). */
public enum VersionKind {
    /** Lenient semantic versions of up to four numbers: the built-in repository, NuGet, GitHub, S3, Helm, npm. */
    SEMVER("semantic version"),
    /** Tags of Docker and OCI registries: generic, and a bare {@code latest} comes before everything. */
    DOCKER("image tag"),
    /** The numbers of releases: anything with up to four integers, then a prerelease. */
    GENERIC("version"),
    /** Maven's order of qualifiers. */
    MAVEN("Maven version");

    private final String noun;

    VersionKind(String noun) {
        this.noun = noun;
    }

    /** What a message to a user calls a version of this kind. */
    String noun() {
        return noun;
    }
}
