package dev.slipway.server.structured;

/** A variable that names a place in a file. */
record StructuredVariable(String name, String value) {
    /** The name only, for the value may be secret. */
    @Override
    public String toString() {
        return name;
    }
}
