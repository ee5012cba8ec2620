package dev.slipway.ci;

import java.util.List;

/** The commits of a build as they are sent: no more than anybody reads, and none longer than a server takes. */
final class SentCommits {
    /** One build in ten thousand has more. */
    static final int MOST = 1000;

    static final int LONGEST_COMMENT = 10_000;

    private SentCommits() {}

    /** Newest first. When some are left out, the log says so. */
    static List<BuildCommit> of(BuildContext build) {
        List<BuildCommit> all = build.facts().commits();
        if (all.size() > MOST) {
            build.log().warning("Slipway: the build has " + all.size() + " commits; the newest " + MOST + " are sent");
        }
        return all.stream()
                .limit(MOST)
                .map(commit -> new BuildCommit(commit.id(), shortened(commit.comment())))
                .toList();
    }

    /** Not within a character that is two in UTF-16. */
    private static String shortened(String comment) {
        if (comment.length() <= LONGEST_COMMENT) {
            return comment;
        }
        boolean isWithin = Character.isHighSurrogate(comment.charAt(LONGEST_COMMENT - 1));
        return comment.substring(0, isWithin ? LONGEST_COMMENT - 1 : LONGEST_COMMENT);
    }
}
