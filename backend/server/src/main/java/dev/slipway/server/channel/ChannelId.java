package dev.slipway.server.channel;

/** The id of a channel, such as {@code Channels-3}. */
public record ChannelId(String value) {
    @Override
    public String toString() {
        return value;
    }
}
