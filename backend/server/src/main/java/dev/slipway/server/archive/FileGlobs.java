package dev.slipway.server.archive;

import java.util.ArrayList;
import java.util.List;

/**
 * A list of patterns for the paths of files below some root (R8.17, R8.19, R8.27). Patterns are separated by commas and ends of
 * lines, and a path matches when one of them matches all of it:
 *
 * <ul>
 *   <li>{@code *} any characters but {@code /}; {@code ?} one of them
 *   <li>{@code **} any characters; {@code **}{@code /} also no folder at all, so {@code **}{@code /a} matches {@code a}
 *   <li>{@code [a-z_]} one of these characters, {@code [!a-z]} one other; neither is ever {@code /}
 *   <li>{@code {a,b}} one of these patterns; a comma in braces separates no patterns of the list
 * </ul>
 *
 * <p>A {@code \} counts as {@code /}, in patterns and paths. A bracket or brace without its partner stands for itself. Matching takes
 * time in proportion to the length of the path, whatever the pattern.
 */
public final class FileGlobs {
    private final GlobAutomaton automaton;
    private final boolean empty;

    private FileGlobs(List<String> patterns, boolean caseMatters) {
        automaton = new GlobAutomaton(patterns, caseMatters);
        empty = patterns.isEmpty();
    }

    /** Patterns for which {@code a} and {@code A} are two letters. */
    public static FileGlobs parse(String list) {
        return parse(list, true);
    }

    public static FileGlobs parse(String list, boolean caseMatters) {
        return new FileGlobs(split(list), caseMatters);
    }

    /** The single patterns of a list, for who wants to tell which of them matches nothing. */
    public static List<String> split(String list) {
        List<String> patterns = new ArrayList<>();
        for (String line : list.split("\\R")) {
            int depth = 0;
            int start = 0;
            for (int i = 0; i < line.length(); i++) {
                switch (line.charAt(i)) {
                    case '{' -> depth++;
                    case '}' -> depth = Math.max(0, depth - 1);
                    case ',' -> {
                        if (depth == 0) {
                            addPattern(patterns, line.substring(start, i));
                            start = i + 1;
                        }
                    }
                    default -> {}
                }
            }
            addPattern(patterns, line.substring(start));
        }
        return List.copyOf(patterns);
    }

    private static void addPattern(List<String> patterns, String written) {
        String pattern = written.strip().replace('\\', '/');
        while (pattern.startsWith("./")) {
            pattern = pattern.substring(2);
        }
        while (pattern.startsWith("/")) {
            pattern = pattern.substring(1);
        }
        while (pattern.endsWith("/")) {
            pattern = pattern.substring(0, pattern.length() - 1);
        }
        if (!pattern.isEmpty()) {
            patterns.add(pattern);
        }
    }

    /** Whether the list had no pattern, so that nothing matches. */
    public boolean isEmpty() {
        return empty;
    }

    /** @param path relative to the root */
    public boolean matches(String path) {
        return automaton.matches(path.replace('\\', '/'), false);
    }

    /** Whether the path or a folder above it matches, as a purge spares a folder with all that is in it (R8.27). */
    public boolean covers(String path) {
        return automaton.matches(path.replace('\\', '/'), true);
    }
}
