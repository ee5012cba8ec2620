package dev.slipway.server.task;

import dev.slipway.server.security.Secret;
import dev.slipway.server.task.SecretForms.Form;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Replaces secrets by stars in whatever is stored of a task (R6.14, R7.55): as they are, line by line, in Base64, and with the escapes of
 * URLs, JSON, XML and shells. Takes time in proportion to the text, however many secrets there are. Secrets may be added while it works.
 * Those of up to three characters are left, for masking them would make logs unreadable.
 */
public final class Masker {
    /** No secret, or block of a long one, is written with more characters than this. */
    public static final int LONGEST_WRITTEN = 8 * SecretForms.LONGEST;

    private static final String STARS = "********";

    private record Part(int start, int end) {}

    /** Secrets, and a finder of them. The later ones in the list are the smaller ones, so that adding one by one is not quadratic. */
    private record Batch(List<Form> forms, SecretAutomaton automaton) {}

    private final Set<Secret> known = new HashSet<>();
    private volatile List<Batch> batches = List.of();

    public Masker() {}

    public Masker(Collection<Secret> secrets) {
        add(secrets);
    }

    public void add(Secret secret) {
        add(List.of(secret));
    }

    public synchronized void add(Collection<Secret> more) {
        Set<Form> forms = new LinkedHashSet<>();
        more.stream().filter(known::add).forEach(secret -> forms.addAll(SecretForms.of(secret.reveal())));
        if (forms.isEmpty()) {
            return;
        }
        var rest = new ArrayList<>(batches);
        while (!rest.isEmpty() && rest.get(rest.size() - 1).forms().size() <= forms.size()) {
            forms.addAll(rest.remove(rest.size() - 1).forms());
        }
        rest.add(new Batch(List.copyOf(forms), new SecretAutomaton(forms)));
        batches = List.copyOf(rest);
    }

    public String mask(String text) {
        List<Part> secrets = find(text);
        if (secrets.isEmpty()) {
            return text;
        }
        var masked = new StringBuilder();
        int from = 0;
        int i = 0;
        while (i < secrets.size()) {
            int start = secrets.get(i).start();
            int end = secrets.get(i).end();
            for (i++; i < secrets.size() && secrets.get(i).start() <= end; i++) {
                end = Math.max(end, secrets.get(i).end());
            }
            masked.append(text, from, start).append(STARS);
            from = end;
        }
        return masked.append(text, from, text.length()).toString();
    }

    /**
     * Where a text that is too long for one line can be parted without parting a secret, which would not be masked then.
     *
     * @param at the last place that is wanted; secrets that go on behind it should be in the text, up to {@link #LONGEST_WRITTEN}
     * @return a place up to that one; 0 if there is none
     */
    public int partition(String text, int at) {
        int place = at;
        List<Part> secrets = find(text);
        for (int i = secrets.size() - 1; i >= 0; i--) {
            if (secrets.get(i).start() < place && secrets.get(i).end() > place) {
                place = secrets.get(i).start();
            }
        }
        return place;
    }

    /** In the order in which they begin. */
    private List<Part> find(String text) {
        List<Batch> now = batches;
        if (now.isEmpty() || text.length() < SecretForms.SHORTEST) {
            return List.of();
        }
        var parts = new ArrayList<Part>();
        for (LogView view : LogView.of(text)) {
            for (Batch batch : now) {
                batch.automaton().find(view, (start, end, isCutBefore, isCutAfter) -> {
                    int first = isCutBefore && start > 0 && isDigit(view.at(start - 1)) ? start - 1 : start;
                    int last = isCutAfter ? end(view, end) : end;
                    parts.add(new Part(view.start(first), view.end(last - 1)));
                });
            }
        }
        parts.sort(Comparator.comparingInt(Part::start));
        return parts;
    }

    /** The end of what Base64 makes of the last bits of a secret, with its padding. */
    private static int end(LogView view, int end) {
        int last = end < view.length() && isDigit(view.at(end)) ? end + 1 : end;
        for (int i = 0; i < 2 && last < view.length() && view.at(last) == '='; i++) {
            last++;
        }
        return last;
    }

    private static boolean isDigit(char c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || c == '+'
                || c == '/'
                || c == '-'
                || c == '_';
    }
}
