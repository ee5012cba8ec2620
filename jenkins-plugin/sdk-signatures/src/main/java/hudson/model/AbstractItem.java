package hudson.model;

import hudson.security.Permission;

public abstract class AbstractItem extends Actionable implements Item {
    protected AbstractItem(ItemGroup parent, String name) {
        throw new UnsupportedOperationException("stub");
    }

    @Override
    public String getDisplayName() {
        throw new UnsupportedOperationException("stub");
    }

    @Override
    public final String getFullName() {
        throw new UnsupportedOperationException("stub");
    }

    @Override
    public ItemGroup<? extends Item> getParent() {
        throw new UnsupportedOperationException("stub");
    }

    @Override
    public void checkPermission(Permission permission) {
        throw new UnsupportedOperationException("stub");
    }

    @Override
    public boolean hasPermission(Permission permission) {
        throw new UnsupportedOperationException("stub");
    }
}
