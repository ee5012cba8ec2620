package dev.slipway.jenkins.step;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;

/** A value within what Jenkins stores of a pipeline, serialized by Java's own means: those of Jenkins do not know records. */
final class Stored implements Serializable {
    private static final long serialVersionUID = 1L;

    private final byte[] bytes;

    Stored(Serializable value) {
        var written = new ByteArrayOutputStream();
        try (var out = new ObjectOutputStream(written)) {
            out.writeObject(value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.bytes = written.toByteArray();
    }

    <T> T as(Class<T> type) throws IOException {
        try (var in = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
            return type.cast(in.readObject());
        } catch (ClassNotFoundException | ClassCastException e) {
            throw new IOException("What another version of the plugin stored cannot be read", e);
        }
    }
}
