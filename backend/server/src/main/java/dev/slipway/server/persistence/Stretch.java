package dev.slipway.server.persistence;

/** Which part of a list is wanted. */
public record Stretch(int skip, int take) {
    public static final int DEFAULT_TAKE = 30;
    public static final Stretch ALL = new Stretch(0, Integer.MAX_VALUE);

    public Stretch {
        if (skip < 0 || take < 0) {
            throw new IllegalArgumentException("negative stretch " + skip + ", " + take);
        }
    }
}
