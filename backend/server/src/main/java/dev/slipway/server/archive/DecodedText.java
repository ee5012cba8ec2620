package dev.slipway.server.archive;

/**
 * A text and how it was written.
 *
 * @param text without the byte order mark
 */
public record DecodedText(String text, TextEncoding encoding) {}
