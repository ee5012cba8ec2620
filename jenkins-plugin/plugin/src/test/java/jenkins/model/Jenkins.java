package jenkins.model;

import hudson.ExtensionList;
import hudson.ProxyConfiguration;
import hudson.model.Describable;
import hudson.model.Descriptor;
import hudson.model.Item;
import hudson.model.ItemGroup;
import hudson.security.AccessControlled;
import hudson.security.Permission;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/** One Jenkins for all tests; permissions are those of the thread. */
public class Jenkins implements ItemGroup<Item>, AccessControlled {
    public static final Permission ADMINISTER = Permission.of("Jenkins.ADMINISTER");
    private static final Jenkins ONLY = new Jenkins();
    private static final ThreadLocal<Set<Permission>> GRANTED =
            ThreadLocal.withInitial(() -> Set.of(ADMINISTER, Item.CONFIGURE));
    public transient volatile ProxyConfiguration proxy;
    private final List<Object> extensions = new CopyOnWriteArrayList<>();

    public static Jenkins get() {
        return ONLY;
    }

    public String getRootUrl() {
        return "https://jenkins.example.test/";
    }

    public void register(Object extension) {
        extensions.removeIf(known -> known.getClass() == extension.getClass());
        extensions.add(extension);
    }
    /** What the user of this thread may do from now on. */
    public static void grantOnly(Permission... permissions) {
        GRANTED.set(Set.of(permissions));
    }

    public static void grantAll() {
        GRANTED.remove();
    }

    @SuppressWarnings("rawtypes")
    public Descriptor getDescriptorOrDie(Class<? extends Describable> type) {
        return getExtensionList(Descriptor.class).stream()
                .filter(known -> known.clazz == type)
                .findFirst()
                .orElseThrow();
    }

    public <T> ExtensionList<T> getExtensionList(Class<T> type) {
        return new ExtensionList<>(
                extensions.stream().filter(type::isInstance).map(type::cast).toList());
    }

    @Override
    public String getDisplayName() {
        return "Jenkins";
    }

    @Override
    public String getFullName() {
        return "";
    }

    @Override
    public void checkPermission(Permission permission) {
        if (!hasPermission(permission)) {
            throw new SecurityException("missing " + permission);
        }
    }

    @Override
    public boolean hasPermission(Permission permission) {
        return GRANTED.get().contains(permission);
    }
}
