package hudson.model;

public abstract class Actionable implements ModelObject {
    public <T extends Action> T getAction(Class<T> type) {
        throw new UnsupportedOperationException("stub");
    }

    public void addAction(Action action) {
        throw new UnsupportedOperationException("stub");
    }
}
