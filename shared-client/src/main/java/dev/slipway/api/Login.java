package dev.slipway.api;

/** The credentials of {@code POST /api/users/login} (R1.6). */
@WireRecord
public record Login(String username, String password) implements LoginBuilder.With {
    /** Without the password. */
    @Override
    public String toString() {
        return "Login[username=" + username + "]";
    }
}
