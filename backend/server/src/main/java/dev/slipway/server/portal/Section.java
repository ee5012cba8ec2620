package dev.slipway.server.portal;

/** What the navigation of a space leads to. */
public enum Section {
    DASHBOARD("Dashboard", ""),
    PROJECTS("Projects", "projects"),
    ENVIRONMENTS("Environments", "environments"),
    TARGETS("Targets", "infrastructure/machines"),
    TENANTS("Tenants", "tenants"),
    PACKAGES("Packages", "packages"),
    TASKS("Tasks", "tasks");

    private final String title;
    private final String path;

    Section(String title, String path) {
        this.title = title;
        this.path = path;
    }

    public String title() {
        return title;
    }

    /** Below the space's address; empty for that address itself. */
    public String path() {
        return path;
    }
}
