package hudson.model;

import hudson.security.AccessControlled;
import hudson.security.Permission;

/** Twin for tests of what is only a signature otherwise. */
public interface Item extends ModelObject, AccessControlled {
    Permission CONFIGURE = Permission.of("Item.CONFIGURE");

    ItemGroup<? extends Item> getParent();

    String getFullName();
}
