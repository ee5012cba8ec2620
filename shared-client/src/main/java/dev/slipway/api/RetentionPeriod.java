package dev.slipway.api;

import static java.util.Objects.requireNonNullElse;

/**
 * How long something is kept (R4.12). Some clients write only the strategy, some only the flag: each follows from
 * the other.
 */
@WireRecord
public record RetentionPeriod(
        int quantityToKeep, boolean shouldKeepForever, RetentionUnit unit, RetentionStrategy strategy)
        implements RetentionPeriodBuilder.With {
    /** What the space says. */
    public static final RetentionPeriod DEFAULT =
            new RetentionPeriod(0, true, RetentionUnit.ITEMS, RetentionStrategy.DEFAULT);

    public static final RetentionPeriod FOREVER =
            new RetentionPeriod(0, true, RetentionUnit.ITEMS, RetentionStrategy.FOREVER);

    public RetentionPeriod {
        unit = requireNonNullElse(unit, RetentionUnit.ITEMS);
        if (strategy == null) {
            strategy = shouldKeepForever || quantityToKeep == 0 ? RetentionStrategy.FOREVER : RetentionStrategy.COUNT;
        }
        shouldKeepForever =
                strategy == RetentionStrategy.FOREVER || (strategy == RetentionStrategy.DEFAULT && quantityToKeep == 0);
    }

    public static RetentionPeriod items(int count) {
        return new RetentionPeriod(count, false, RetentionUnit.ITEMS, RetentionStrategy.COUNT);
    }

    public static RetentionPeriod days(int count) {
        return new RetentionPeriod(count, false, RetentionUnit.DAYS, RetentionStrategy.COUNT);
    }
}
