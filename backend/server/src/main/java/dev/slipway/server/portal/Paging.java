package dev.slipway.server.portal;

/**
 * Where in a long list a page is.
 *
 * @param address of the list, with its filters, without the paging
 */
public record Paging(String address, int skip, int take, int total) {
    public boolean hasPrevious() {
        return skip > 0;
    }

    public boolean hasNext() {
        return (long) skip + take < total;
    }

    public String previous() {
        return at(Math.max(0, skip - take));
    }

    public String next() {
        return at(skip + take);
    }

    /** Such as {@code 31 to 60 of 212}. */
    public String range() {
        return skip + 1 + " to " + Math.min(total, skip + take) + " of " + total;
    }

    private String at(int wanted) {
        return address + (address.contains("?") ? "&" : "?") + "skip=" + wanted;
    }
}
