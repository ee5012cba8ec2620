package dev.slipway.packing;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;

/**
 * A file as it is in an archive. Of its permissions only whether it can be executed is kept.
 *
 * @param name with {@code /} between its parts
 * @param size in bytes
 */
record PackedFile(String name, boolean isExecutable, long size, Content content) {
    /** Can be opened once more. */
    interface Content {
        InputStream open() throws IOException;
    }

    static PackedFile of(FileTree.FoundFile found) throws IOException {
        Path file = found.file();
        return new PackedFile(found.name(), isExecutable(file), Files.size(file), () -> Files.newInputStream(file));
    }

    static PackedFile of(String name, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return new PackedFile(name, false, bytes.length, () -> new ByteArrayInputStream(bytes));
    }

    /** The permissions of a regular file, as they are for everyone. */
    int mode() {
        return isExecutable ? 0_755 : 0_644;
    }

    /** Never where the file system does not know it: the same files give the same bytes from Windows only without. */
    private static boolean isExecutable(Path file) throws IOException {
        PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
        return view != null && view.readAttributes().permissions().contains(PosixFilePermission.OWNER_EXECUTE);
    }
}
