package hudson;

import java.util.AbstractList;
import java.util.List;
import jenkins.model.Jenkins;

/** Twin for tests of what is only a signature otherwise. */
public class ExtensionList<T> extends AbstractList<T> {
    private final List<T> extensions;

    public ExtensionList(List<T> extensions) {
        this.extensions = extensions;
    }

    public static <U> U lookupSingleton(Class<U> type) {
        return Jenkins.get().getExtensionList(type).get(0);
    }

    @Override
    public T get(int index) {
        return extensions.get(index);
    }

    @Override
    public int size() {
        return extensions.size();
    }
}
