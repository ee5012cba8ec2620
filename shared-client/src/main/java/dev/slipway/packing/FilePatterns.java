package dev.slipway.packing;

import java.util.List;
import java.util.stream.Collectors;

/** Which files are meant: those that match an include and no exclude. Both are of one kind, relative or absolute. */
public record FilePatterns(List<FilePattern> includes, List<FilePattern> excludes) {
    public FilePatterns {
        includes = List.copyOf(includes);
        excludes = List.copyOf(excludes);
    }

    /** @throws IllegalArgumentException with a sentence for the user, for a pattern that could match nothing */
    public static FilePatterns of(List<String> includes, List<String> excludes) {
        return new FilePatterns(
                includes.stream().map(FilePattern::of).toList(),
                excludes.stream().map(FilePattern::of).toList());
    }

    boolean select(List<String> path) {
        return includes.stream().anyMatch(pattern -> pattern.matches(path))
                && excludes.stream().noneMatch(pattern -> pattern.matches(path));
    }

    /** Whether it is worth while to look into a folder. */
    boolean maySelectBelow(List<String> folder) {
        return includes.stream().anyMatch(pattern -> pattern.mayMatchBelow(folder))
                && excludes.stream().noneMatch(pattern -> pattern.matchesAllBelow(folder));
    }

    /** For people: {@code out/*.zip, **}{@code /*.nupkg without **}{@code /*.symbols.nupkg}. */
    @Override
    public String toString() {
        return text(includes) + (excludes.isEmpty() ? "" : " without " + text(excludes));
    }

    private static String text(List<FilePattern> patterns) {
        return patterns.stream().map(FilePattern::toString).collect(Collectors.joining(", "));
    }
}
