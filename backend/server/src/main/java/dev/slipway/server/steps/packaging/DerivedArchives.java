package dev.slipway.server.steps.packaging;

import dev.slipway.host.ByteSource;
import dev.slipway.host.PackageContent;
import dev.slipway.host.PackageTree;
import dev.slipway.server.archive.ArchiveLimits;
import dev.slipway.server.archive.TarGzip;
import dev.slipway.server.blob.BlobStore;
import dev.slipway.server.blob.Sha256;
import dev.slipway.server.deployment.PinnedPackage;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.ref.SoftReference;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Packages in the forms that machines take, which every machine can unpack: {@code .tar.gz} with all that is in a package, or with what
 * another version has not. Each is made once and kept in a directory that may be deleted at any time; when it grows too large, those go
 * that were not used for longest.
 *
 * <pre>
 * trees/TREE                       what is in a package, TREE being the SHA-256 of that
 * PACKAGE/tree                     the TREE of the package with this SHA-256 and extension
 * PACKAGE/whole-SHA256.tar.gz      the whole package
 * PACKAGE/TREE-SHA256.tar.gz       what it has and that other TREE has not
 * </pre>
 */
public final class DerivedArchives {
    private static final String SUFFIX = ".tar.gz";
    private static final String UNFINISHED = "unfinished-";
    private static final String TREES = "trees";
    private static final String WHOLE = "whole";

    /** An archive used within this time may still be on its way to a machine. */
    private static final Duration IN_USE = Duration.ofHours(1);

    private final Path directory;
    private final BlobStore blobs;
    private final InstantSource clock;
    private final long mostBytes;
    private final Map<String, Object> locks = new ConcurrentHashMap<>();
    private final Map<String, SoftReference<FileTree>> trees = new ConcurrentHashMap<>();

    /**
     * @param directory made when it is not there
     * @param mostBytes how much is kept
     */
    public DerivedArchives(Path directory, BlobStore blobs, InstantSource clock, long mostBytes) {
        this.directory = directory;
        this.blobs = blobs;
        this.clock = clock;
        this.mostBytes = mostBytes;
    }

    /**
     * The package for a machine.
     *
     * @throws dev.slipway.server.archive.BadArchive when the package is damaged or hostile
     */
    public PackageTree of(PinnedPackage pinned) throws IOException {
        return new VersionTree(this, pinned, treeId(pinned));
    }

    /**
     * The files of a package as they are in it.
     *
     * @throws dev.slipway.server.archive.BadArchive when the package is damaged or hostile
     */
    public ArchivedFiles files(PinnedPackage pinned) throws IOException {
        FileTree tree = tree(treeId(pinned)).orElseThrow(() -> new IOException(directory + " is being emptied"));
        return new ArchivedFiles(blobs.path(pinned.sha256()), pinned.extension(), tree);
    }

    /** The tree of that name, if it was ever made of a package here. */
    Optional<FileTree> tree(String id) throws IOException {
        SoftReference<FileTree> reference = trees.get(id);
        FileTree known = reference == null ? null : reference.get();
        if (known != null) {
            return Optional.of(known);
        }
        Path file = directory.resolve(TREES).resolve(id);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        FileTree tree = FileTree.read(file);
        touch(file);
        trees.put(id, new SoftReference<>(tree));
        return Optional.of(tree);
    }

    private String treeId(PinnedPackage pinned) throws IOException {
        Path folder = folder(pinned);
        synchronized (lock(folder)) {
            Path name = folder.resolve("tree");
            if (Files.exists(name) && tree(Files.readString(name)).isPresent()) {
                touch(name);
                return Files.readString(name);
            }
            FileTree tree = FileTree.of(blobs.path(pinned.sha256()), pinned.extension());
            String id = tree.id();
            finish(directory.resolve(TREES).resolve(id), tree::write);
            finish(name, file -> Files.writeString(file, id));
            return id;
        }
    }

    /** All of the package. */
    PackageContent whole(PinnedPackage pinned) throws IOException {
        return archive(pinned, WHOLE, path -> true);
    }

    /** What is in the package under these paths, which are those that the base lacks. */
    PackageContent part(PinnedPackage pinned, String base, Set<String> wanted) throws IOException {
        return archive(pinned, base, wanted::contains);
    }

    private PackageContent archive(PinnedPackage pinned, String name, Predicate<String> wanted) throws IOException {
        Path folder = folder(pinned);
        synchronized (lock(folder)) {
            Optional<Path> kept = archives(folder, name).stream().findFirst();
            Path archive = kept.isPresent() ? kept.get() : derive(pinned, folder, name, wanted);
            touch(archive);
            String file = archive.getFileName().toString();
            return new PackageContent(
                    file.substring(name.length() + 1, file.length() - SUFFIX.length()), ByteSource.of(archive));
        }
    }

    private Path folder(PinnedPackage pinned) {
        return directory.resolve(pinned.sha256().hex() + pinned.extension().replaceAll("[^A-Za-z0-9.]", "_"));
    }

    private Object lock(Path folder) {
        return locks.computeIfAbsent(folder.getFileName().toString(), name -> new Object());
    }

    private void touch(Path file) throws IOException {
        Files.setLastModifiedTime(file, FileTime.from(clock.instant()));
    }

    private static List<Path> archives(Path folder, String name) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().startsWith(name + "-"))
                    .toList();
        }
    }

    private interface Maker {
        void make(Path file) throws IOException;
    }

    /** Makes a file that nobody sees half done. */
    private void finish(Path file, Maker maker) throws IOException {
        Files.createDirectories(file.getParent());
        Path unfinished = Files.createTempFile(file.getParent(), UNFINISHED, null);
        try {
            maker.make(unfinished);
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
            touch(file);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    private Path derive(PinnedPackage pinned, Path folder, String name, Predicate<String> wanted) throws IOException {
        Files.createDirectories(folder);
        makeRoom();
        Path unfinished = Files.createTempFile(folder, UNFINISHED, null);
        try {
            Sha256 sha256 = convert(pinned, wanted, unfinished);
            Path archive = folder.resolve(name + "-" + sha256.hex() + SUFFIX);
            return Files.move(unfinished, archive, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    private Sha256 convert(PinnedPackage pinned, Predicate<String> wanted, Path to) throws IOException {
        MessageDigest digest = sha256();
        try (FileChannel channel = FileChannel.open(to, StandardOpenOption.WRITE)) {
            OutputStream out =
                    new DigestOutputStream(new BufferedOutputStream(Channels.newOutputStream(channel)), digest);
            TarGzip.convert(blobs.path(pinned.sha256()), pinned.extension(), ArchiveLimits.DEFAULT, wanted, out);
            out.flush();
            channel.force(true);
        }
        return Sha256.ofDigest(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private record Kept(Path path, long size, Instant used) {}

    private void makeRoom() throws IOException {
        List<Kept> kept = kept();
        long bytes = kept.stream().mapToLong(Kept::size).sum();
        Instant idle = clock.instant().minus(IN_USE);
        for (Kept oldest : kept) {
            boolean isLeftover = oldest.path().getFileName().toString().startsWith(UNFINISHED);
            if (oldest.used().isBefore(idle) && (isLeftover || bytes > mostBytes)) {
                Files.deleteIfExists(oldest.path());
                bytes -= oldest.size();
            }
        }
    }

    private List<Kept> kept() throws IOException {
        try (Stream<Path> files = Files.walk(directory, 2)) {
            var kept = new ArrayList<Kept>();
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                look(file).ifPresent(kept::add);
            }
            kept.sort(Comparator.comparing(Kept::used));
            return kept;
        }
    }

    /** Empty when another thread has given the file its name or deleted it meanwhile. */
    private static Optional<Kept> look(Path file) throws IOException {
        try {
            return Optional.of(new Kept(
                    file, Files.size(file), Files.getLastModifiedTime(file).toInstant()));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }
}
