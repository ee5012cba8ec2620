package hudson.security;

/** Twin for tests of what is only a signature otherwise. */
public final class Permission {
    private final String name;

    private Permission(String name) {
        this.name = name;
    }

    public static Permission of(String name) {
        return new Permission(name);
    }

    @Override
    public String toString() {
        return name;
    }
}
