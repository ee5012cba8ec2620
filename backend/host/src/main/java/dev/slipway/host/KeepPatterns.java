package dev.slipway.host;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Decides what a purge leaves (R8.27). */
final class KeepPatterns {
    private final List<Pattern> patterns;

    KeepPatterns(List<String> globs) {
        patterns = globs.stream()
                .map(KeepPatterns::normalized)
                .filter(glob -> !glob.isEmpty())
                .map(glob -> Pattern.compile(regex(glob)))
                .toList();
    }

    boolean keepNothing() {
        return patterns.isEmpty();
    }

    /**
     * The fewest paths whose deletion, with all that is in them, leaves exactly what is to be kept.
     *
     * @param paths everything below the directory, relative, directories included
     */
    Set<String> deletable(List<String> paths) {
        Set<String> kept = matching(paths);
        Set<String> needed = new HashSet<>();
        for (String path : kept) {
            for (String above = parent(path); !above.isEmpty(); above = parent(above)) {
                needed.add(above);
            }
        }
        Set<String> deletable = new TreeSet<>();
        for (String path : paths) {
            String above = parent(path);
            boolean goes = !kept.contains(path) && !needed.contains(path);
            if (goes && (above.isEmpty() || needed.contains(above))) {
                deletable.add(path);
            }
        }
        return deletable;
    }

    /** The fewest paths that hold, with all that is in them, what is to be kept and none of the others. */
    List<String> kept(List<String> paths, Set<String> butFor) {
        Set<String> kept = matching(paths);
        for (String other : butFor) {
            for (String above = other; !above.isEmpty(); above = parent(above)) {
                kept.remove(above);
            }
        }
        return kept.stream().filter(path -> !kept.contains(parent(path))).toList();
    }

    /** What is to be kept, in the order of the paths. */
    private Set<String> matching(List<String> paths) {
        Set<String> kept = new LinkedHashSet<>();
        for (String path : new TreeSet<>(paths)) {
            if (kept.contains(parent(path))
                    || patterns.stream()
                            .anyMatch(pattern -> pattern.matcher(path).matches())) {
                kept.add(path);
            }
        }
        return kept;
    }

    private static String parent(String path) {
        return path.substring(0, Math.max(0, path.lastIndexOf('/')));
    }

    private static String normalized(String glob) {
        String slashes = glob.strip().replace('\\', '/');
        while (slashes.startsWith("./") || slashes.startsWith("/")) {
            slashes = slashes.substring(slashes.indexOf('/') + 1);
        }
        return slashes.endsWith("/") ? slashes.substring(0, slashes.length() - 1) : slashes;
    }

    private static String regex(String glob) {
        var regex = new StringBuilder("(?s)");
        for (int index = 0; index < glob.length(); index++) {
            char c = glob.charAt(index);
            if (glob.startsWith("**/", index)) {
                regex.append("(?:.*/)?");
                index += 2;
            } else if (glob.startsWith("**", index)) {
                regex.append(".*");
                index++;
            } else if (c == '*') {
                regex.append("[^/]*");
            } else if (c == '?') {
                regex.append("[^/]");
            } else if (c == '[' && glob.indexOf(']', index + 2) > 0) {
                int end = glob.indexOf(']', index + 2);
                regex.append(oneOf(glob.substring(index + 1, end)));
                index = end;
            } else {
                regex.append(Pattern.quote(String.valueOf(c)));
            }
        }
        return regex.toString();
    }

    private static String oneOf(String set) {
        boolean negated = set.startsWith("!") || set.startsWith("^");
        String members = (negated ? set.substring(1) : set).replaceAll("([\\[\\]\\\\&^])", "\\\\$1");
        return "(?!/)[" + (negated ? "^" : "") + members + "]";
    }
}
