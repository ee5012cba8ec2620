package dev.slipway.server.project;

/** The id of a project group, such as {@code ProjectGroups-3}. */
public record ProjectGroupId(String value) {
    @Override
    public String toString() {
        return value;
    }
}
