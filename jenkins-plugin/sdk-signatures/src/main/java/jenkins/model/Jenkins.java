package jenkins.model;

import hudson.ExtensionList;
import hudson.ProxyConfiguration;
import hudson.model.Describable;
import hudson.model.Descriptor;
import hudson.model.Item;
import hudson.model.ItemGroup;
import hudson.security.AccessControlled;
import hudson.security.Permission;

public class Jenkins implements ItemGroup<Item>, AccessControlled {
    public static final Permission ADMINISTER = null;
    public transient volatile ProxyConfiguration proxy;

    private Jenkins() {
        throw new UnsupportedOperationException("stub");
    }

    public static Jenkins get() {
        throw new UnsupportedOperationException("stub");
    }

    public String getRootUrl() {
        throw new UnsupportedOperationException("stub");
    }

    public Descriptor getDescriptorOrDie(Class<? extends Describable> type) {
        throw new UnsupportedOperationException("stub");
    }

    public <T> ExtensionList<T> getExtensionList(Class<T> type) {
        throw new UnsupportedOperationException("stub");
    }

    @Override
    public String getDisplayName() {
        throw new UnsupportedOperationException("stub");
    }

    @Override
    public String getFullName() {
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
