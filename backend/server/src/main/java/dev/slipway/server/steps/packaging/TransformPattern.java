package dev.slipway.server.steps.packaging;

import dev.slipway.server.archive.FileGlobs;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Which transform files belong to a configuration file (R8.26). Names are compared in any case. */
sealed interface TransformPattern {
    /**
     * The transform files for a file, in the order of their names.
     *
     * @param files the files of the package by their paths in lower case
     */
    List<String> transformsOf(String file, Map<String, String> files);

    /** Separated by commas and ends of lines. */
    static List<TransformPattern> parse(String list) {
        return Arrays.stream(list.split("[,\\r\\n]+"))
                .map(String::strip)
                .filter(one -> !one.isEmpty())
                .map(TransformPattern::one)
                .toList();
    }

    private static TransformPattern one(String written) {
        String[] sides = written.split("=>", 2);
        return sides.length == 1 ? new Beside(written) : new Listed(written, Side.of(sides[0]), Side.of(sides[1]));
    }

    /** {@code X.Release.config} belongs to {@code X.config} beside it if the name is {@code Release}. */
    record Beside(String name) implements TransformPattern {
        @Override
        public List<String> transformsOf(String file, Map<String, String> files) {
            String path = file.toLowerCase(Locale.ROOT);
            int dot = path.lastIndexOf('.');
            if (dot <= path.lastIndexOf('/')) {
                return List.of();
            }
            String exact = path.substring(0, dot + 1) + name.toLowerCase(Locale.ROOT);
            return Stream.of(exact + ".config", exact)
                    .filter(one -> !one.equals(path))
                    .flatMap(one -> Optional.ofNullable(files.get(one)).stream())
                    .limit(1)
                    .toList();
        }

        @Override
        public String toString() {
            return name;
        }
    }

    /**
     * {@code transform => target}: paths from one folder, which may be any in the package, or its root alone if the target begins with
     * {@code ./}. A {@code *} in the file names stands for anything, and for the same on both sides if both begin with it.
     */
    record Listed(String written, Side transform, Side target) implements TransformPattern {
        @Override
        public List<String> transformsOf(String file, Map<String, String> files) {
            String path = file.toLowerCase(Locale.ROOT);
            String folder = folder(path);
            Optional<String> base = target.base(folder);
            if (base.isEmpty() || !target.names().matches(name(path))) {
                return List.of();
            }
            return inside(base.get() + transform.folder())
                    .map(from -> transformsIn(from, path, files))
                    .orElse(List.of());
        }

        private List<String> transformsIn(String folder, String path, Map<String, String> files) {
            Optional<String> star = transform.star().flatMap(ignored -> target.star());
            if (star.isPresent() || transform.name().indexOf('*') < 0) {
                String name = star.map(
                                rest -> name(path).substring(0, name(path).length() - rest.length())
                                        + transform.name().substring(1))
                        .orElse(transform.name());
                String only = folder + name;
                return only.equals(path) || !files.containsKey(only) ? List.of() : List.of(files.get(only));
            }
            return files.entrySet().stream()
                    .filter(one -> !one.getKey().equals(path))
                    .filter(one -> folder(one.getKey()).equals(folder)
                            && transform.names().matches(name(one.getKey())))
                    .sorted(Map.Entry.comparingByKey())
                    .map(Map.Entry::getValue)
                    .toList();
        }

        @Override
        public String toString() {
            return written;
        }
    }

    /**
     * One side of a listed pattern, in lower case.
     *
     * @param folder with a slash at its end; empty if there is none
     */
    record Side(boolean isFromRoot, String folder, String name, FileGlobs names) {
        static Side of(String written) {
            String path = written.strip().replace('\\', '/').toLowerCase(Locale.ROOT);
            boolean isFromRoot = path.startsWith("./");
            String plain = isFromRoot ? path.substring(2) : path;
            String name = TransformPattern.name(plain);
            return new Side(isFromRoot, TransformPattern.folder(plain), name, FileGlobs.parse(name));
        }

        /** Where the pattern's own folder begins, for a file in that folder. */
        Optional<String> base(String fileFolder) {
            boolean isThere = isFromRoot ? fileFolder.equals(folder) : ("/" + fileFolder).endsWith("/" + folder);
            return isThere
                    ? Optional.of(fileFolder.substring(0, fileFolder.length() - folder.length()))
                    : Optional.empty();
        }

        /** What comes after the star that the name begins with. */
        Optional<String> star() {
            return name.startsWith("*") ? Optional.of(name.substring(1)) : Optional.empty();
        }
    }

    private static String folder(String path) {
        return path.substring(0, path.lastIndexOf('/') + 1);
    }

    private static String name(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** A folder without dots; none when it is outside of the package. */
    private static Optional<String> inside(String folder) {
        var parts = new ArrayList<String>();
        for (String part : folder.split("/")) {
            if (part.equals("..")) {
                if (parts.isEmpty()) {
                    return Optional.empty();
                }
                parts.remove(parts.size() - 1);
            } else if (!part.isEmpty() && !part.equals(".")) {
                parts.add(part);
            }
        }
        return Optional.of(parts.isEmpty() ? "" : String.join("/", parts) + "/");
    }
}
