package dev.slipway.server.access;

/** What one actor was granted. */
public interface Grants {
    Grants ALL = new Grants() {
        @Override
        public boolean allow(Permission permission, Scope scope) {
            return true;
        }

        @Override
        public boolean allowSomewhere(Permission permission) {
            return true;
        }
    };

    Grants NONE = new Grants() {
        @Override
        public boolean allow(Permission permission, Scope scope) {
            return false;
        }

        @Override
        public boolean allowSomewhere(Permission permission) {
            return false;
        }
    };

    boolean allow(Permission permission, Scope scope);

    /** Whether there is any scope with the permission; a route asks this before its service asks for the exact one. */
    boolean allowSomewhere(Permission permission);
}
