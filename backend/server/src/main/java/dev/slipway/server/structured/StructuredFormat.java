package dev.slipway.server.structured;

import java.io.IOException;

/** One way to write structured text. */
interface StructuredFormat {
    /**
     * Replaces the values that variables name.
     *
     * @throws MalformedFile when the content is not of this format
     * @throws IOException when the result cannot be written as the file is
     */
    Edited edit(byte[] content, StructuredVariables variables) throws MalformedFile, IOException;
}
