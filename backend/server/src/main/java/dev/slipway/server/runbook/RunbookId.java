package dev.slipway.server.runbook;

/** Such as {@code Runbooks-1}. */
public record RunbookId(String value) {
    @Override
    public String toString() {
        return value;
    }
}
