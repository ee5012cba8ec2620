package dev.slipway.server.machine;

/** The id of a machine policy, such as {@code MachinePolicies-3}. */
public record MachinePolicyId(String value) {
    @Override
    public String toString() {
        return value;
    }
}
