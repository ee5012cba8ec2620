package dev.slipway.teamcity.agent;

import dev.slipway.ci.BuildLog;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import jetbrains.buildServer.agent.BuildProgressLogger;

/** The build's log. Secrets are masked, and nothing that comes from elsewhere is obeyed as a service message. */
final class StepLog implements BuildLog {
    private static final String BLOCK_TYPE = "slipway";
    private static final String MASK = "********";
    /** Colours and other commands of a terminal, and characters that show nothing. */
    private static final Pattern UNPRINTABLE = Pattern.compile("\u001b\\[[0-9;?]*[ -/]*[@-~]|[\\p{Cntrl}&&[^\t]]");

    private final BuildProgressLogger logger;
    private final List<String> secrets = new CopyOnWriteArrayList<>();

    StepLog(BuildProgressLogger logger) {
        this.logger = logger;
    }

    void hide(String secret) {
        if (!secret.isEmpty()) {
            secrets.add(secret);
        }
    }

    String masked(String text) {
        String masked = text;
        for (String secret : secrets) {
            masked = masked.replace(secret, MASK);
        }
        return masked;
    }

    @Override
    public synchronized void info(String line) {
        logger.message(clean(line));
    }

    @Override
    public synchronized void warning(String line) {
        logger.warning(clean(line));
    }

    @Override
    public synchronized void error(String line) {
        logger.error(clean(line));
    }

    /** TeamCity makes links of addresses. */
    @Override
    public synchronized void link(String text, URI url) {
        logger.message(clean(text + ": " + url));
    }

    @Override
    public synchronized void beginBlock(String title) {
        logger.activityStarted(clean(title), BLOCK_TYPE);
    }

    @Override
    public synchronized void endBlock(String title) {
        logger.activityFinished(clean(title), BLOCK_TYPE);
    }

    /** A service message that this plugin made. */
    synchronized void command(String serviceMessage) {
        logger.message(masked(serviceMessage));
    }

    void exception(Throwable e) {
        var trace = new StringWriter();
        e.printStackTrace(new PrintWriter(trace));
        trace.toString().lines().forEach(this::warning);
    }

    synchronized void flush() {
        logger.flush();
    }

    /** Masked last, or a colour in the middle of a secret would hide it from the mask and not from people. */
    private String clean(String line) {
        return ServiceMessage.harmless(masked(UNPRINTABLE.matcher(line).replaceAll("")));
    }
}
