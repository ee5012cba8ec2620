package hudson.model;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Twin for tests of what is only a signature otherwise. */
public abstract class Actionable implements ModelObject {
    private final List<Action> actions = new CopyOnWriteArrayList<>();

    public <T extends Action> T getAction(Class<T> type) {
        return actions.stream()
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst()
                .orElse(null);
    }

    public void addAction(Action action) {
        actions.add(action);
    }

    public List<Action> actions() {
        return List.copyOf(actions);
    }
}
