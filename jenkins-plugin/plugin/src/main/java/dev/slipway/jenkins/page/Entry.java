package dev.slipway.jenkins.page;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A line on a build's page. No record: Jenkins stores it with XStream, which does not know records. */
public final class Entry {
    /** A task of which nothing else is known. */
    static final String TASK = "Task";

    private final String kind;
    private final String text;
    private final String state;
    private final String url;

    /**
     * @param kind what it is, for people
     * @param state of a task, in words; empty for what has none
     */
    Entry(String kind, String text, String state, String url) {
        this.kind = kind;
        this.text = text;
        this.state = state;
        this.url = url;
    }

    /** Who waits for a task knows its state, but not what it was started for. */
    Entry after(Entry before) {
        return kind.equals(TASK) ? new Entry(before.kind, before.text, state, url) : this;
    }

    public String getKind() {
        return kind;
    }

    public String getText() {
        return text;
    }

    public String getState() {
        return state;
    }

    public String getUrl() {
        return url;
    }

    /** Whether a browser may follow the address, which came over the network. */
    public boolean isLinked() {
        return url.startsWith("https://") || url.startsWith("http://");
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Entry entry
                && kind.equals(entry.kind)
                && text.equals(entry.text)
                && state.equals(entry.state)
                && url.equals(entry.url);
    }

    @Override
    public int hashCode() {
        return Objects.hash(kind, text, state, url);
    }
}
