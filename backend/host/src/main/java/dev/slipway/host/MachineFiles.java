package dev.slipway.host;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The files of a machine. Paths are absolute unless they are said to be relative; a path with a line break in it is
 * refused with an {@link IllegalArgumentException}, every other name works. What the machine refuses (a full disk, a
 * missing permission) is an {@link IOException} with the words of the machine's own tool.
 */
public interface MachineFiles {
    /**
     * Makes the first of {@code name}, {@code name_1}, {@code name_2}... that does not exist in {@code parent} and answers
     * its path. The same owner asking again for the same gets the same directory, until its ticket is forgotten.
     */
    String claimDirectory(String parent, String name, Ticket owner) throws IOException;

    /**
     * Unpacks a package into a directory, which is made when it does not exist. What the machine does not have of it is sent
     * and kept there. After a broken connection, doing it again goes on where the bytes ended.
     *
     * @return how many bytes were sent
     */
    long extract(PackageTree tree, String directory) throws IOException;

    /** Copies a package to a path, in one step that nobody sees half done; what was there is replaced. */
    void place(CachedPackage content, String path) throws IOException;

    /** Writes files with relative paths into a directory; both it and those between are made when they do not exist. */
    void write(String directory, List<FileContent> files) throws IOException;

    /** The content of those files that exist, by their relative paths. They are held in memory. */
    Map<String, byte[]> read(String directory, List<String> relativePaths) throws IOException;

    /**
     * The regular files below a directory, by relative path, sorted. Symbolic links are not followed.
     *
     * @throws IOException also when there are more than 100,000
     */
    List<FileEntry> list(String directory) throws IOException;

    /** Copies the content of a directory over that of another, which is made when it does not exist. */
    void copyTree(String from, String to) throws IOException;

    /**
     * Deletes everything in a directory but what matches (R8.27). A pattern is a path relative to the directory with
     * {@code *}, {@code ?}, {@code [...]} and {@code **}; one that matches a directory keeps all that is in it. A directory
     * that does not exist is left so.
     */
    void purge(String directory, List<String> keep) throws IOException;

    /** Deletes a file or a directory with all that is in it, if it exists. */
    void delete(String path) throws IOException;

    /** Follows symbolic links; empty when there is nothing of that name, or neither a file nor a directory. */
    Optional<FileEntry> stat(String path) throws IOException;

    /** What the user may still write on the disk that holds the path, or would hold it. */
    long freeBytes(String path) throws IOException;

    /** Copies a file from the machine. When this throws, what {@code out} got so far is worthless. */
    void fetch(String path, OutputStream out) throws IOException;
}
