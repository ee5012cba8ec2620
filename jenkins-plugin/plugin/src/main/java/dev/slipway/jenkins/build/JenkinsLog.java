package dev.slipway.jenkins.build;

import dev.slipway.ci.BuildLog;
import hudson.model.TaskListener;
import java.io.PrintStream;
import java.net.URI;
import java.util.regex.Pattern;

/**
 * The console of a build. What came over the network could hold Jenkins's own marks for console notes, or a terminal's, so
 * control characters are left out. Addresses become links by themselves, also in lines that an agent wrote.
 */
public final class JenkinsLog implements BuildLog {
    private static final Pattern CONTROLS = Pattern.compile("\\x1B\\[[0-9;]*m|[\\p{Cntrl}&&[^\t]]");
    private static final String INDENT = "  ";
    static final String STARS = "****";

    private final PrintStream console;
    private final String secret;
    private int depth;

    /** @param secret is shown as stars; empty for none */
    public JenkinsLog(TaskListener listener, String secret) {
        this.console = listener.getLogger();
        this.secret = secret;
    }

    @Override
    public void info(String line) {
        print(line);
    }

    @Override
    public void warning(String line) {
        print("WARNING: " + line);
    }

    @Override
    public void error(String line) {
        print("ERROR: " + line);
    }

    @Override
    public void link(String text, URI url) {
        print(text + ": " + url);
    }

    @Override
    public synchronized void beginBlock(String title) {
        print(title);
        depth++;
    }

    @Override
    public synchronized void endBlock(String title) {
        depth = Math.max(0, depth - 1);
    }

    private synchronized void print(String line) {
        String safe = CONTROLS.matcher(line).replaceAll("");
        console.println(INDENT.repeat(depth) + (secret.isEmpty() ? safe : safe.replace(secret, STARS)));
    }
}
