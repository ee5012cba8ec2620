package dev.slipway.delta;

import java.security.MessageDigest;
import java.util.Arrays;

/** Finds the chunk of a signature that has the same bytes as a window. */
final class ChunkIndex {
    static final int NONE = -1;
    /** A signature in which more different chunks share a place is made to cost time. */
    private static final int LONGEST_CHAIN = 64;

    private final Signature signature;
    private final int shift;
    private final int[] first;
    private final int[] next;
    private final MessageDigest sha1 = Format.sha1();

    ChunkIndex(Signature signature) {
        this.signature = signature;
        int count = signature.fullCount();
        int bits = Math.max(4, 33 - Integer.numberOfLeadingZeros(count));
        shift = 32 - bits;
        first = new int[1 << bits];
        next = new int[count];
        Arrays.fill(first, NONE);
        Arrays.fill(next, NONE);
        for (int chunk = count - 1; chunk >= 0; chunk--) {
            add(chunk);
        }
    }

    /** From the last to the first, so that of the same chunks the first stays. */
    private void add(int chunk) {
        int place = place(signature.checksum(chunk));
        int length = 0;
        int before = NONE;
        for (int other = first[place]; other != NONE; other = next[other]) {
            if (signature.checksum(other) == signature.checksum(chunk) && signature.haveSameHash(other, chunk)) {
                next[chunk] = next[other];
                if (before == NONE) {
                    first[place] = chunk;
                } else {
                    next[before] = chunk;
                }
                return;
            }
            before = other;
            if (++length == LONGEST_CHAIN) {
                return;
            }
        }
        next[chunk] = first[place];
        first[place] = chunk;
    }

    private int place(int checksum) {
        return (checksum * 0x9e3779b1) >>> shift;
    }

    /**
     * A chunk of the full size with these bytes, or {@link #NONE}.
     *
     * @param likely a chunk to be preferred, because it goes on where the last one ended
     */
    int find(int checksum, int likely, byte[] bytes, int offset) {
        boolean isLikely = likely < signature.fullCount() && signature.checksum(likely) == checksum;
        int candidate = first[place(checksum)];
        while (candidate != NONE && signature.checksum(candidate) != checksum) {
            candidate = next[candidate];
        }
        if (!isLikely && candidate == NONE) {
            return NONE;
        }
        sha1.update(bytes, offset, signature.chunkSize());
        byte[] hash = sha1.digest();
        if (isLikely && signature.hasHash(likely, hash)) {
            return likely;
        }
        for (; candidate != NONE; candidate = next[candidate]) {
            if (signature.checksum(candidate) == checksum && signature.hasHash(candidate, hash)) {
                return candidate;
            }
        }
        return NONE;
    }

    /** Whether the smaller chunk at the end has these bytes. */
    boolean isLast(byte[] bytes, int offset) {
        int last = signature.count() - 1;
        int size = signature.size(last);
        if (RollingChecksum.of(bytes, offset, size) != signature.checksum(last)) {
            return false;
        }
        sha1.update(bytes, offset, size);
        return signature.hasHash(last, sha1.digest());
    }
}
