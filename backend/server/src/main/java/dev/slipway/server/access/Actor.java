package dev.slipway.server.access;

import dev.slipway.server.problem.Forbidden;

/**
 * Who acts.
 *
 * @param id the user's id, or a name of the server's own that no user can have
 */
public record Actor(String id, String username, String displayName, Grants grants) {
    /** The server itself, such as when it deploys automatically. */
    public static final Actor SYSTEM = new Actor("users-system", "system", "Slipway", Grants.ALL);

    public static final Actor ANONYMOUS = new Actor("users-anonymous", "anonymous", "Anonymous", Grants.NONE);

    public boolean isAnonymous() {
        return equals(ANONYMOUS);
    }

    public boolean may(Permission permission, Scope scope) {
        return grants.allow(permission, scope);
    }

    /** @throws Forbidden naming the permission (R1.16) */
    public void require(Permission permission, Scope scope) {
        if (!may(permission, scope)) {
            throw refusal(permission);
        }
    }

    /** @throws Forbidden naming the permission when the actor has it nowhere */
    public void requireSomewhere(Permission permission) {
        if (!grants.allowSomewhere(permission)) {
            throw refusal(permission);
        }
    }

    private Forbidden refusal(Permission permission) {
        return new Forbidden("You do not have permission to perform this action. '" + username
                + "' is missing the permission " + permission.wireName() + ".");
    }
}
