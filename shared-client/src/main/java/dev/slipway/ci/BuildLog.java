package dev.slipway.ci;

import java.net.URI;

/**
 * The log of a build. Each text is one line without its end; an adapter makes it harmless where its build server shows logs
 * as HTML or reads commands from them. May be called from several threads, each line whole.
 */
public interface BuildLog {
    void info(String line);

    void warning(String line);

    void error(String line);

    /** A line with a link for people; {@code text} says what is there. */
    void link(String text, URI url);

    /** What comes until {@link #endBlock} belongs together; blocks may lie in each other. */
    void beginBlock(String title);

    void endBlock(String title);
}
