package dev.slipway.jenkins.page;

import dev.slipway.ci.ResultLine;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A line on a build's page. No record: Jenkins stores it with XStream, which does not know records. */
public final class Entry {
    private final String kind;
    private final String text;
    private final String state;
    private final String url;

    Entry(ResultLine line) {
        this.kind = line.kind();
        this.text = line.text();
        this.state = line.state();
        this.url = line.url();
    }

    /** What is to be shown in its place from now on. */
    Entry replacedBy(ResultLine fresh) {
        return new Entry(fresh.after(new ResultLine(kind, text, state, url)));
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
