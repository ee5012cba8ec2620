package dev.slipway.bamboo.task;

import com.atlassian.bamboo.build.BuildOutputLogEntry;
import com.atlassian.bamboo.build.ErrorLogEntry;
import com.atlassian.bamboo.build.logger.BuildLogger;
import dev.slipway.ci.BuildLog;
import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The log of a task. Lines are entries of the kinds that Bamboo makes of a process's output, which it escapes when it shows
 * them; colours and other control characters are taken out. Blocks are indented, for Bamboo has none.
 */
final class BambooLog implements BuildLog {
    private static final Pattern CONTROL = Pattern.compile("\\u001B\\[[0-9;?]*[ -/]*[@-~]|[\\p{Cntrl}&&[^\\t]]");
    private static final String MASK = "********";

    private final BuildLogger logger;
    private final List<String> secrets;
    private int depth;

    /** @param secrets that are masked wherever they come up */
    BambooLog(BuildLogger logger, Collection<String> secrets) {
        this.logger = logger;
        this.secrets = secrets.stream().filter(secret -> !secret.isEmpty()).toList();
    }

    @Override
    public synchronized void info(String line) {
        logger.addBuildLogEntry(new BuildOutputLogEntry(harmless(line)));
    }

    @Override
    public synchronized void warning(String line) {
        logger.addBuildLogEntry(new BuildOutputLogEntry(harmless("Warning: " + line)));
    }

    @Override
    public synchronized void error(String line) {
        logger.addErrorLogEntry(new ErrorLogEntry(harmless(line)));
    }

    /** Bamboo makes links of addresses itself. */
    @Override
    public void link(String text, URI url) {
        info(text + ": " + url);
    }

    @Override
    public synchronized void beginBlock(String title) {
        info(title);
        depth++;
    }

    @Override
    public synchronized void endBlock(String title) {
        depth = Math.max(0, depth - 1);
    }

    private String harmless(String line) {
        String text = CONTROL.matcher(line).replaceAll("");
        for (String secret : secrets) {
            text = text.replace(secret, MASK);
        }
        return "  ".repeat(depth) + text;
    }
}
