package dev.slipway.server.channel;

import java.util.List;
import org.jdbi.v3.core.Handle;

/** Asked before a channel is deleted: features above answer what still belongs to it (R4.19). */
@FunctionalInterface
public interface ChannelUsage {
    /** What belongs to the channel, in the reader's words, such as {@code release 1.4.0}. */
    List<String> usesOf(Handle tx, ChannelId channel);
}
