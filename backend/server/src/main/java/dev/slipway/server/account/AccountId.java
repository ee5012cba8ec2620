package dev.slipway.server.account;

/** The id of an account, such as {@code Accounts-3}. */
public record AccountId(String value) {
    @Override
    public String toString() {
        return value;
    }
}
