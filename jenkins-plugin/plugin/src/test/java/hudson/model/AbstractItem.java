package hudson.model;

import hudson.security.Permission;
import jenkins.model.Jenkins;

/** Twin for tests of what is only a signature otherwise. */
@SuppressWarnings("rawtypes") // as Jenkins has them
public abstract class AbstractItem extends Actionable implements Item {
    private final String name;

    protected AbstractItem(ItemGroup parent, String name) {
        this.name = name;
    }

    @Override
    public String getDisplayName() {
        return name;
    }

    @Override
    public final String getFullName() {
        return name;
    }

    @Override
    public ItemGroup<? extends Item> getParent() {
        return Jenkins.get();
    }

    @Override
    public void checkPermission(Permission permission) {
        Jenkins.get().checkPermission(permission);
    }

    @Override
    public boolean hasPermission(Permission permission) {
        return Jenkins.get().hasPermission(permission);
    }
}
