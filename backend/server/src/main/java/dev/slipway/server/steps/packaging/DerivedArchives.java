package dev.slipway.server.steps.packaging;

import dev.slipway.host.ByteSource;
import dev.slipway.host.PackageContent;
import dev.slipway.server.archive.ArchiveLimits;
import dev.slipway.server.archive.TarGzip;
import dev.slipway.server.blob.BlobStore;
import dev.slipway.server.blob.Sha256;
import dev.slipway.server.deployment.PinnedPackage;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
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
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Packages as the {@code .tar.gz} that every machine can unpack. Each is made once and kept in a directory that may be deleted at any
 * time; when it grows too large, those go that were not used for longest.
 *
 * <p>An archive is {@code <SHA-256 and extension of the package>/<SHA-256 of the archive>.tar.gz}.
 */
public final class DerivedArchives {
    private static final String SUFFIX = ".tar.gz";
    private static final String UNFINISHED = "unfinished-";

    /** An archive used within this time may still be on its way to a machine. */
    private static final Duration IN_USE = Duration.ofHours(1);

    private final Path directory;
    private final BlobStore blobs;
    private final InstantSource clock;
    private final long mostBytes;
    private final Map<String, Object> locks = new ConcurrentHashMap<>();

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
    public PackageContent of(PinnedPackage pinned) throws IOException {
        String name = pinned.sha256().hex() + pinned.extension().replaceAll("[^A-Za-z0-9.]", "_");
        Path folder = directory.resolve(name);
        synchronized (locks.computeIfAbsent(name, key -> new Object())) {
            Optional<Path> kept = archives(folder).stream().findFirst();
            Path archive = kept.isPresent() ? kept.get() : derive(pinned, folder);
            Files.setLastModifiedTime(archive, FileTime.from(clock.instant()));
            String file = archive.getFileName().toString();
            return new PackageContent(file.substring(0, file.length() - SUFFIX.length()), ByteSource.of(archive));
        }
    }

    private static List<Path> archives(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(SUFFIX)).toList();
        }
    }

    private Path derive(PinnedPackage pinned, Path folder) throws IOException {
        Files.createDirectories(folder);
        makeRoom();
        Path unfinished = Files.createTempFile(folder, UNFINISHED, null);
        try {
            Sha256 sha256 = convert(pinned, unfinished);
            Path archive = folder.resolve(sha256.hex() + SUFFIX);
            return Files.move(unfinished, archive, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    private Sha256 convert(PinnedPackage pinned, Path to) throws IOException {
        MessageDigest digest = sha256();
        try (FileChannel channel = FileChannel.open(to, StandardOpenOption.WRITE)) {
            OutputStream out =
                    new DigestOutputStream(new BufferedOutputStream(Channels.newOutputStream(channel)), digest);
            TarGzip.convert(blobs.path(pinned.sha256()), pinned.extension(), ArchiveLimits.DEFAULT, out);
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
                kept.add(new Kept(
                        file, Files.size(file), Files.getLastModifiedTime(file).toInstant()));
            }
            kept.sort(Comparator.comparing(Kept::used));
            return kept;
        }
    }
}
