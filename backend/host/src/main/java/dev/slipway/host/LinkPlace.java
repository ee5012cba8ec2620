package dev.slipway.host;

import java.util.Locale;

/**
 * What is at a path that a link is to take.
 *
 * @param detail where a link leads, as its text has it; why there can be none; otherwise empty
 */
public record LinkPlace(Kind kind, String detail) {
    /** What can be found there. */
    public enum Kind {
        /** Nothing. */
        FREE,
        /** Nothing, and no link can be made. */
        UNLINKABLE,
        /** A link to a directory that is one of those that {@link MachineLinks} seals, or was. */
        OURS,
        /** A link that somebody else made. */
        LINK,
        DIRECTORY,
        /** A file or a device. */
        OTHER
    }

    static LinkPlace parse(String answer) {
        int space = answer.indexOf(' ');
        String kind = space < 0 ? answer : answer.substring(0, space);
        return new LinkPlace(Kind.valueOf(kind.toUpperCase(Locale.ROOT)), space < 0 ? "" : answer.substring(space + 1));
    }
}
