package dev.slipway.server.project;

/** The id of a project, such as {@code Projects-3}. */
public record ProjectId(String value) {
    @Override
    public String toString() {
        return value;
    }
}
