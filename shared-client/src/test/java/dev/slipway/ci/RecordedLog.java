package dev.slipway.ci;

import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A log of a build that one can look at. Blocks are lines {@code > title} and {@code < title}. */
public final class RecordedLog implements BuildLog {
    private final List<String> lines = new CopyOnWriteArrayList<>();

    public List<String> lines() {
        return List.copyOf(lines);
    }

    @Override
    public void info(String line) {
        lines.add(line);
    }

    @Override
    public void warning(String line) {
        lines.add("WARNING " + line);
    }

    @Override
    public void error(String line) {
        lines.add("ERROR " + line);
    }

    @Override
    public void link(String text, URI url) {
        lines.add(text + " " + url);
    }

    @Override
    public void beginBlock(String title) {
        lines.add("> " + title);
    }

    @Override
    public void endBlock(String title) {
        lines.add("< " + title);
    }
}
