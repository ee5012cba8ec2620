package dev.slipway.server.version;

import java.util.List;
import java.util.Optional;

/**
 * A version as somebody wrote it, and its place in the order of its kind.
 *
 * <p>The order is the order of {@link #sortKey()}, so that a database and this class cannot disagree. Versions that
 * differ only in spelling ({@code 1.0} and {@code 1.0.0}) compare as 0 and are equal; metadata does not order, but
 * versions with different metadata are not equal (R3.8).
 */
public final class Version implements Comparable<Version> {
    /** The most characters a version may have. */
    public static final int MAX_LENGTH = 349;

    private final VersionKind kind;
    private final String text;
    private final List<Integer> numbers;
    private final String prerelease;
    private final String metadata;
    private final String sortKey;

    Version(VersionKind kind, String text, List<Integer> numbers, String prerelease, String metadata, String sortKey) {
        this.kind = kind;
        this.text = text;
        this.numbers = List.copyOf(numbers);
        this.prerelease = prerelease;
        this.metadata = metadata;
        this.sortKey = sortKey;
    }

    /**
     * Reads a version; blanks around it do not count. Takes time linear in the length of the text.
     *
     * @throws InvalidVersion when the text breaks the grammar of the kind, is longer than {@value #MAX_LENGTH}
     *     characters or holds a number above 2147483647
     */
    public static Version parse(String text, VersionKind kind) {
        String stripped = text.strip();
        if (stripped.isEmpty()) {
            throw InvalidVersion.of(kind.noun(), stripped, "it is empty");
        }
        if (stripped.length() > MAX_LENGTH) {
            throw InvalidVersion.of(kind.noun(), stripped, "it is longer than " + MAX_LENGTH + " characters");
        }
        return switch (kind) {
            case SEMVER -> SemanticGrammar.parse(stripped);
            case GENERIC, DOCKER -> GenericGrammar.parse(stripped, kind);
            case MAVEN -> MavenGrammar.parse(stripped);
        };
    }

    /** Like {@link #parse}, for lists from outside in which some entries are no versions at all. */
    public static Optional<Version> tryParse(String text, VersionKind kind) {
        try {
            return Optional.of(parse(text, kind));
        } catch (InvalidVersion e) {
            return Optional.empty();
        }
    }

    public VersionKind kind() {
        return kind;
    }

    /** The version as it was written, without blanks around it. */
    public String text() {
        return text;
    }

    /** The one to four numbers as written, or none for a mere word; always empty for Maven versions. */
    public List<Integer> numbers() {
        return numbers;
    }

    /** The number at a position from 0 (major) to 3 (revision); 0 when the version does not have it. */
    public int number(int position) {
        return position < numbers.size() ? numbers.get(position) : 0;
    }

    /** Whether this is a version before a release; a bare Docker tag {@code latest} is not. */
    public boolean isPrerelease() {
        return !prerelease.isEmpty();
    }

    /** The prerelease without its separator, or empty; for Maven the text from the first prerelease qualifier on. */
    public String prerelease() {
        return prerelease;
    }

    /** The leading letters and digits of the prerelease: {@code branch} of {@code branch.1} (R3.10). */
    public String prereleasePrefix() {
        return new TextCursor(prerelease).take(Ascii::isAlphanumeric);
    }

    /** What follows the prefix of the prerelease and one separator: {@code 1} of {@code branch.1} (R3.10). */
    public String prereleaseCounter() {
        int prefix = prereleasePrefix().length();
        return prefix < prerelease.length() ? prerelease.substring(prefix + 1) : "";
    }

    /** What follows the {@code +}, or empty. */
    public String metadata() {
        return metadata;
    }

    /**
     * A text of lower-case letters and digits whose order is the order of the versions, also across kinds except
     * Maven; for {@code ORDER BY} under any collation that puts digits before letters.
     */
    public String sortKey() {
        return sortKey;
    }

    /** The text that two versions share when they are equal; for unique indexes. */
    public String identity() {
        return metadata.isEmpty() ? sortKey : sortKey + "+" + metadata;
    }

    /** @throws ClassCastException when just one of the versions is of the kind Maven */
    @Override
    public int compareTo(Version other) {
        if ((kind == VersionKind.MAVEN) != (other.kind == VersionKind.MAVEN)) {
            throw new ClassCastException("A Maven version compares with Maven versions only");
        }
        return sortKey.compareTo(other.sortKey);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Version that && kind == that.kind && identity().equals(that.identity());
    }

    @Override
    public int hashCode() {
        return identity().hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
