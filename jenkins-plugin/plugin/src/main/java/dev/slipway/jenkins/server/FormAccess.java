package dev.slipway.jenkins.server;

import hudson.model.Item;
import jenkins.model.Jenkins;
import org.jspecify.annotations.Nullable;

/** Who may have a form filled in and checked: those who may change what the form is about. */
public final class FormAccess {
    private FormAccess() {}

    /** @throws RuntimeException of Jenkins, which answers 403 */
    static void requireAdministrator() {
        Jenkins.get().checkPermission(Jenkins.ADMINISTER);
    }

    /** @param item the job whose form it is; null outside of jobs, where only administrators may */
    public static boolean isGranted(@Nullable Item item) {
        return item == null ? Jenkins.get().hasPermission(Jenkins.ADMINISTER) : item.hasPermission(Item.CONFIGURE);
    }
}
