package dev.slipway.server.persistence;

/** The id of a space; every row but the server's own belongs to exactly one (R1.1). */
public record SpaceId(String value) {
    @Override
    public String toString() {
        return value;
    }
}
