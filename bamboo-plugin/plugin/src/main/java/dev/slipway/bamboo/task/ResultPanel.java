package dev.slipway.bamboo.task;

import dev.slipway.ci.CiResult;
import dev.slipway.ci.ResultLine;
import java.util.Map;

/**
 * What the pages of a build's result show. Bamboo keeps texts with a build, which {@code slipway-results.ftl} reads: how many lines
 * there are, and each line under a key with its number, its parts set apart by tabs. What is stored stays readable for ever.
 */
final class ResultPanel {
    private static final String COUNT = "slipway.results";

    /** A page with more would help nobody; the rest is in the log. */
    private static final int MOST_LINES = 100;

    /** Bamboo keeps no more than 4000 characters of a text; addresses are far shorter. */
    private static final int LONGEST_TEXT = 1000;

    private final Map<String, String> data;

    /** @param data what Bamboo keeps with the build */
    ResultPanel(Map<String, String> data) {
        this.data = data;
    }

    /** Adds lines, or brings up to date those that are there. */
    void show(CiResult result) {
        ResultLine.of(result).forEach(this::show);
    }

    private void show(ResultLine line) {
        int count = count();
        for (int number = 1; number <= count; number++) {
            String[] known = data.getOrDefault(key(number), "").split("\t", -1);
            if (known.length == 4 && known[3].equals(plain(line.url()))) {
                data.put(key(number), text(line.after(new ResultLine(known[0], known[1], known[2], known[3]))));
                return;
            }
        }
        if (count < MOST_LINES) {
            data.put(key(count + 1), text(line));
            data.put(COUNT, String.valueOf(count + 1));
        }
    }

    /** What another task may have written there is no number of lines. */
    private int count() {
        String stored = data.getOrDefault(COUNT, "");
        return stored.matches("\\d{1,3}") ? Math.min(Integer.parseInt(stored), MOST_LINES) : 0;
    }

    private static String key(int number) {
        return COUNT + "." + number;
    }

    private static String text(ResultLine line) {
        return String.join("\t", plain(line.kind()), plain(line.text()), plain(line.state()), plain(line.url()));
    }

    private static String plain(String part) {
        String line = part.replaceAll("\\p{Cntrl}", " ");
        return line.length() <= LONGEST_TEXT ? line : line.substring(0, LONGEST_TEXT);
    }
}
