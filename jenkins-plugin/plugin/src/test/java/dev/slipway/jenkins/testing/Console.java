package dev.slipway.jenkins.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import hudson.model.BuildListener;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** The console of a build; on its way to an agent and back it stays the same one. */
public final class Console implements BuildListener {
    private static final Map<Integer, Console> ALL = new ConcurrentHashMap<>();
    private static final AtomicInteger NUMBERS = new AtomicInteger();

    private final int number = NUMBERS.incrementAndGet();
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream stream = new PrintStream(bytes, true, UTF_8);

    public Console() {
        ALL.put(number, this);
    }

    private record Reference(int number) implements Serializable {
        private Object readResolve() {
            return ALL.get(number);
        }
    }

    private Object writeReplace() {
        return new Reference(number);
    }

    @Override
    public PrintStream getLogger() {
        return stream;
    }

    public String text() {
        return bytes.toString(UTF_8);
    }

    public List<String> lines() {
        return text().lines().toList();
    }
}
