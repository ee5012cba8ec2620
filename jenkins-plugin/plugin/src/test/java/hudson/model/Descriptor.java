package hudson.model;

/** Twin for tests of what is only a signature otherwise. */
public abstract class Descriptor<T extends Describable<T>> implements Saveable {
    public final transient Class<? extends T> clazz;
    private transient int saves;

    protected Descriptor(Class<? extends T> type) {
        this.clazz = type;
    }

    @SuppressWarnings("unchecked")
    protected Descriptor() {
        this.clazz = (Class<? extends T>) getClass().getEnclosingClass();
    }

    public String getDisplayName() {
        return clazz.getSimpleName();
    }

    public String getId() {
        return clazz.getName();
    }

    @Override
    public synchronized void save() {
        saves++;
    }

    public synchronized void load() {}

    public synchronized int saves() {
        return saves;
    }
}
