package dev.slipway.server.release;

/** The id of a release, such as {@code Releases-3}. */
public record ReleaseId(String value) {
    @Override
    public String toString() {
        return value;
    }
}
