package dev.slipway.ci;

import dev.slipway.ci.CiFailure.Reason;
import dev.slipway.packing.BadFiles;
import dev.slipway.packing.FilePatterns;
import dev.slipway.packing.FileTree;
import dev.slipway.packing.FileTree.FoundFile;
import dev.slipway.packing.NupkgManifest;
import dev.slipway.packing.Packing;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** Puts files into a package, reproducibly. The package appears when it is complete. */
final class PackPackage {
    private static final DateTimeFormatter TIME_AS_VERSION =
            DateTimeFormatter.ofPattern("uuuu.M.d.HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final BuildContext build;
    private final InstantSource clock;

    PackPackage(BuildContext build, InstantSource clock) {
        this.build = build;
        this.clock = clock;
    }

    PackResult run(PackRequest request, Path directory) {
        String version = request.version().isEmpty() ? TIME_AS_VERSION.format(clock.instant()) : request.version();
        Path base = directory.resolve(request.basePath()).toAbsolutePath().normalize();
        Path target = directory
                .resolve(request.outputDirectory())
                .resolve(request.packageId() + "." + version + "."
                        + request.format().extension())
                .toAbsolutePath()
                .normalize();
        if (!Files.isDirectory(base)) {
            throw new CiFailure(Reason.INPUT, "The base directory " + base + " is not there");
        }
        if (!request.overwrite() && Files.exists(target)) {
            throw existing(target);
        }
        try {
            return pack(request, version, files(request, base, target), target);
        } catch (BadFiles e) {
            throw new CiFailure(Reason.INPUT, "The package was not made: " + e.getMessage(), e);
        } catch (FileAlreadyExistsException e) {
            throw existing(target);
        } catch (IOException e) {
            throw new CiFailure(Reason.FAULT, "The package " + target + " could not be written: " + e, e);
        }
    }

    private static CiFailure existing(Path target) {
        return new CiFailure(
                Reason.CONFLICT, target + " is there already; give another version, or set overwrite to replace it");
    }

    private static List<FoundFile> files(PackRequest request, Path base, Path target) throws IOException {
        FilePatterns patterns;
        try {
            patterns = FilePatterns.of(request.includes(), request.excludes());
        } catch (IllegalArgumentException e) {
            throw new CiFailure(Reason.INPUT, String.valueOf(e.getMessage()), e);
        }
        boolean isTargetThere = Files.exists(target);
        Path own = isTargetThere ? target.toRealPath() : target;
        List<FoundFile> files = FileTree.select(base, patterns).stream()
                .filter(found -> !found.file().equals(own))
                .toList();
        if (files.isEmpty()) {
            throw new CiFailure(Reason.INPUT, "No file in " + base + " matches " + patterns);
        }
        return files;
    }

    private PackResult pack(PackRequest request, String version, List<FoundFile> files, Path target)
            throws IOException {
        build.log().info("Slipway: packing " + counted(files.size()) + " into " + target);
        Files.createDirectories(target.getParent());
        Path part = target.resolveSibling("." + target.getFileName() + "." + UUID.randomUUID() + ".part");
        try {
            var measured = new MeasuredOutput(
                    Files.newOutputStream(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                    build.cancellation());
            try (OutputStream out = new BufferedOutputStream(measured, 64 * 1024)) {
                write(request, version, files, out);
            }
            if (request.overwrite()) {
                Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } else {
                Files.move(part, target);
            }
            var result =
                    new PackResult(request.packageId(), version, target.toString(), measured.sha256(), measured.size());
            build.log()
                    .info("Slipway: packed " + target.getFileName() + ": " + result.size() + " bytes, SHA-256 "
                            + result.sha256());
            return result;
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private static void write(PackRequest request, String version, List<FoundFile> files, OutputStream out)
            throws IOException {
        switch (request.format()) {
            case ZIP -> Packing.zip(files, out);
            case JAR -> Packing.jar(files, out);
            case TAR_GZ -> Packing.tarGzip(files, out);
            case NUPKG -> Packing.nupkg(manifest(request, version), files, out);
        }
    }

    private static NupkgManifest manifest(PackRequest request, String version) {
        NuspecFacts facts = request.nuspec();
        return new NupkgManifest(
                request.packageId(),
                version,
                facts.title(),
                facts.description(),
                facts.authors(),
                facts.releaseNotes());
    }

    private static String counted(int files) {
        return files == 1 ? "1 file" : files + " files";
    }
}
