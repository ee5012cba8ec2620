package dev.slipway.server.installation;

import dev.slipway.api.RetentionPeriod;
import dev.slipway.api.RetentionUnit;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Which installations of a retention set are not to be kept any longer (R8.33, R8.34). Pure. */
public final class Expiry {
    private Expiry() {}

    /**
     * Never what is current, nor what was before: neither the last other directory nor the last other version, whatever the policy.
     *
     * @param newestFirst all entries of the set
     */
    public static List<Installation> of(List<Installation> newestFirst, RetentionPeriod policy, Instant now) {
        if (policy.shouldKeepForever() || policy.quantityToKeep() == 0) {
            return List.of();
        }
        Set<Installation> inUse = inUse(newestFirst);
        Predicate<Installation> isPast = policy.unit() == RetentionUnit.DAYS
                ? one -> one.installedOn().isBefore(now.minus(Duration.ofDays(policy.quantityToKeep())))
                : beyond(newestFirst, policy.quantityToKeep());
        return newestFirst.stream()
                .filter(isPast)
                .filter(one -> !inUse.contains(one))
                .toList();
    }

    /** All but the successes that count, unless there are too few of these to be sure of them. */
    private static Predicate<Installation> beyond(List<Installation> newestFirst, int count) {
        List<Installation> successes =
                newestFirst.stream().filter(Installation::isSuccessful).toList();
        return successes.size() <= count
                ? one -> false
                : one -> !successes.subList(0, count + 1).contains(one);
    }

    private static Set<Installation> inUse(List<Installation> newestFirst) {
        var entries = new HashSet<Installation>();
        newest(newestFirst, one -> true).ifPresent(current -> {
            entries.add(current);
            newest(newestFirst, one -> !one.extractedTo().equals(current.extractedTo()))
                    .ifPresent(entries::add);
            newest(newestFirst, one -> !one.version().equals(current.version())).ifPresent(entries::add);
        });
        return entries;
    }

    private static Optional<Installation> newest(List<Installation> newestFirst, Predicate<Installation> isWanted) {
        return newestFirst.stream()
                .filter(Installation::isSuccessful)
                .filter(isWanted)
                .findFirst();
    }
}
