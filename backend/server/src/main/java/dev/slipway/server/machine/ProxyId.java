package dev.slipway.server.machine;

/** The id of a proxy, such as {@code Proxies-3}. */
public record ProxyId(String value) {
    @Override
    public String toString() {
        return value;
    }
}
