package dev.slipway.server.archive;

import java.io.IOException;

/** A package that cannot be read or must not be unpacked. The message names the entry and is fit for whoever sent it. */
public final class BadArchive extends IOException {
    private static final long serialVersionUID = 1L;

    private static final int SHOWN_CHARACTERS = 200;

    /** @param reason goes on from "The archive" */
    BadArchive(String reason) {
        super("The archive " + reason);
    }

    /** @param reason goes on from "The archive" */
    BadArchive(String reason, Throwable cause) {
        super("The archive " + reason, cause);
    }

    /** @param reason goes on from "The archive's entry 'x'" */
    BadArchive(String entry, String reason) {
        super("The archive's entry '" + shown(entry) + "' " + reason);
    }

    /** @param reason goes on from "The archive's entry 'x'" */
    BadArchive(String entry, String reason, Throwable cause) {
        super("The archive's entry '" + shown(entry) + "' " + reason, cause);
    }

    /** Whoever made the archive chose the name, so it is cut and cannot forge lines of a log. */
    static String shown(String name) {
        String cut = name.length() > SHOWN_CHARACTERS ? name.substring(0, SHOWN_CHARACTERS) + "..." : name;
        return cut.replaceAll("\\p{Cntrl}", "?");
    }
}
