package dev.slipway.server.version;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Random versions from a fixed seed, judged by a second, literal reading of the rules. */
class VersionOrderPropertyTest {
    private static final long SEED = 20261101;
    private static final List<String> NUMBERS = List.of("0", "1", "2", "10", "007", "2147483647");
    private static final List<String> LABELS =
            List.of("0", "1", "2", "10", "02", "99999999999999999999", "a", "A", "b", "aa", "a0", "alpha", "0a", "rc");

    @ParameterizedTest
    @EnumSource(value = VersionKind.class, names = "MAVEN", mode = EnumSource.Mode.EXCLUDE)
    void theSortKeyAgreesWithTheRules(VersionKind kind) {
        var versions = versions(kind, 250);
        for (Version one : versions) {
            for (Version other : versions) {
                assertThat(Integer.signum(one.sortKey().compareTo(other.sortKey())))
                        .as("%s and %s", one, other)
                        .isEqualTo(Integer.signum(byTheRules(one, other)));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(VersionKind.class)
    void theOrderIsTotalAndEqualityFollowsIt(VersionKind kind) {
        var versions = versions(kind, 80);
        for (Version a : versions) {
            for (Version b : versions) {
                assertThat(Integer.signum(a.compareTo(b))).isEqualTo(-Integer.signum(b.compareTo(a)));
                assertThat(a.equals(b))
                        .isEqualTo(a.compareTo(b) == 0 && a.metadata().equals(b.metadata()));
                for (Version c : versions) {
                    if (a.compareTo(b) <= 0 && b.compareTo(c) <= 0) {
                        assertThat(a).isLessThanOrEqualTo(c);
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(VersionKind.class)
    void sortKeysAreSafeUnderAnyCollation(VersionKind kind) {
        assertThat(versions(kind, 250))
                .allSatisfy(version -> assertThat(version.sortKey()).matches("[0-9a-z]+"));
    }

    @ParameterizedTest
    @EnumSource(VersionKind.class)
    void noTextMakesTheParserFailInAnyOtherWay(VersionKind kind) {
        var random = new Random(SEED);
        for (int i = 0; i < 20_000; i++) {
            String soup = random.ints(random.nextInt(12), 0, 24)
                    .mapToObj(c -> "v0123.-_+\\ *ab~#,[]()\u00e4\u0130\ud800".substring(c, c + 1))
                    .reduce("", String::concat);
            Version.tryParse(soup, kind).ifPresent(version -> assertThat(Version.parse(version.text(), kind))
                    .isEqualTo(version));
        }
    }

    private static List<Version> versions(VersionKind kind, int count) {
        var random = new Random(SEED);
        var versions = new ArrayList<Version>();
        while (versions.size() < count) {
            var text = new StringBuilder(pick(random, NUMBERS));
            for (int i = random.nextInt(4); i > 0; i--) {
                text.append('.').append(pick(random, NUMBERS));
            }
            for (int i = Math.max(0, random.nextInt(5) - 1), first = i; i > 0; i--) {
                text.append(i == first || random.nextInt(4) == 0 ? '-' : '.').append(pick(random, LABELS));
            }
            if (random.nextInt(8) == 0 && kind != VersionKind.MAVEN) {
                text.append('+').append(pick(random, LABELS));
            }
            versions.add(Version.parse(text.toString(), kind));
        }
        return versions;
    }

    private static String pick(Random random, List<String> from) {
        return from.get(random.nextInt(from.size()));
    }

    private static int byTheRules(Version one, Version other) {
        return Comparator.<Version, Boolean>comparing(Version::isPrerelease, Comparator.reverseOrder())
                                .thenComparing((a, b) -> byLabels(labels(a), labels(b)))
                                .compare(one, other)
                        * (byNumbers(one, other) == 0 ? 1 : 0)
                + 2 * byNumbers(one, other);
    }

    private static int byNumbers(Version one, Version other) {
        return IntStream.range(0, 4)
                .map(i -> Integer.compare(one.number(i), other.number(i)))
                .filter(order -> order != 0)
                .findFirst()
                .orElse(0);
    }

    private static List<String> labels(Version version) {
        String separators = version.kind() == VersionKind.SEMVER ? "\\." : "[^A-Za-z0-9]";
        return version.isPrerelease() ? List.of(version.prerelease().split(separators, -1)) : List.of();
    }

    private static int byLabels(List<String> one, List<String> other) {
        for (int i = 0; i < Math.min(one.size(), other.size()); i++) {
            int order = byLabel(one.get(i), other.get(i));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(one.size(), other.size());
    }

    private static int byLabel(String one, String other) {
        boolean oneNumber = one.matches("[0-9]+");
        boolean otherNumber = other.matches("[0-9]+");
        if (oneNumber && otherNumber) {
            return new BigInteger(one).compareTo(new BigInteger(other));
        }
        if (oneNumber != otherNumber) {
            return oneNumber ? -1 : 1;
        }
        return one.toLowerCase(Locale.ROOT).compareTo(other.toLowerCase(Locale.ROOT));
    }
}
