package dev.slipway.host;

import java.util.regex.Pattern;

/**
 * Names one run of a script on a machine. Whoever starts it chooses the name and remembers it before the start: asking
 * again under the same name never runs anything twice.
 */
public record Ticket(String id) {
    private static final Pattern ALLOWED = Pattern.compile("[A-Za-z0-9_-]{1,100}");

    public Ticket {
        if (!ALLOWED.matcher(id).matches()) {
            throw new IllegalArgumentException("'" + id + "' is not a ticket: 1 to 100 of A-Z a-z 0-9 _ - are allowed");
        }
    }

    @Override
    public String toString() {
        return id;
    }
}
