package dev.slipway.server.security;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** The key that all secrets are encrypted with; it is kept outside the database. */
public final class MasterKey {
    private static final int BYTES = 32;

    private final SecretKey key;

    private MasterKey(byte[] bytes) {
        this.key = new SecretKeySpec(bytes, "AES");
    }

    /**
     * The key in Base64, as it stands in a file or in {@code SLIPWAY_MASTER_KEY}.
     *
     * @throws IllegalArgumentException when it is not 32 bytes
     */
    public static MasterKey parse(String base64) {
        byte[] bytes = Base64.getDecoder().decode(base64.strip());
        if (bytes.length != BYTES) {
            throw new IllegalArgumentException(
                    "The master key has " + bytes.length + " bytes; it must be the Base64 text of " + BYTES);
        }
        return new MasterKey(bytes);
    }

    public static MasterKey random() {
        return new MasterKey(randomBytes());
    }

    private static byte[] randomBytes() {
        byte[] bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        return bytes;
    }

    /** Reads the key from a file, which is made with mode 0600 when it is not there. */
    public static MasterKey load(Path file) throws IOException {
        if (!Files.exists(file)) {
            create(file);
        }
        return parse(Files.readString(file));
    }

    private static void create(Path file) throws IOException {
        boolean isPosix = Files.getFileStore(file.toAbsolutePath().getParent()).supportsFileAttributeView("posix");
        try {
            if (isPosix) {
                Files.createFile(
                        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            } else {
                Files.createFile(file);
            }
            Files.writeString(file, Base64.getEncoder().encodeToString(randomBytes()) + "\n", StandardOpenOption.SYNC);
        } catch (FileAlreadyExistsException e) {
            throw new IOException("Another process is creating " + file + "; start again", e);
        }
    }

    SecretKey key() {
        return key;
    }
}
