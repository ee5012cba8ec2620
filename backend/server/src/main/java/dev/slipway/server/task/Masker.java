package dev.slipway.server.task;

import dev.slipway.server.security.Secret;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.stream.Stream;

/**
 * Replaces secrets by stars in whatever is stored of a task (R6.14, R7.55). Secrets may be added while it works. Those of
 * up to three characters are left, for masking them would make logs unreadable.
 */
public final class Masker {
    private static final String STARS = "********";
    private static final int LONGEST_UNMASKED = 3;

    private final CopyOnWriteArraySet<String> secrets = new CopyOnWriteArraySet<>();
    private volatile List<String> longestFirst = List.of();

    public Masker() {}

    public Masker(Collection<Secret> secrets) {
        add(secrets);
    }

    public void add(Secret secret) {
        add(List.of(secret));
    }

    /** A secret of several lines is masked line by line, for logs are. */
    public synchronized void add(Collection<Secret> more) {
        more.stream()
                .flatMap(secret -> Stream.concat(
                        Stream.of(secret.reveal()), secret.reveal().lines().map(String::strip)))
                .filter(text -> text.length() > LONGEST_UNMASKED)
                .forEach(secrets::add);
        longestFirst = secrets.stream()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
    }

    public String mask(String text) {
        String masked = text;
        for (String secret : longestFirst) {
            masked = masked.replace(secret, STARS);
        }
        return masked;
    }
}
