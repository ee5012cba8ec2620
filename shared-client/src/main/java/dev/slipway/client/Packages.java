package dev.slipway.client;

import dev.slipway.api.OverwriteMode;
import dev.slipway.api.PackageVersion;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** The packages of the built-in feed. An id here is {@code packages-Acme.Web.1.4.0}, with or without {@code packages-}. */
public final class Packages extends ReadableResources<PackageVersion> {
    private final FilePush files;

    Packages(Api api, ApiPath space) {
        super(api, space.slash("packages"), PackageVersion.class, PackageVersion::packageId);
        this.files = new FilePush(api, space);
    }

    /**
     * What became of a push.
     *
     * @param isNew false when the version was there already and was left as it is
     * @param sentBytes how much of the file, or of what has changed in it, was sent; -1 when unknown
     */
    public record Pushed(PackageVersion packageVersion, boolean isNew, long sentBytes) {}

    /** All versions of exactly this package, highest first. */
    public Paged<PackageVersion> versions(String packageId) {
        return list(Query.all().with("nuGetPackageId", packageId));
    }

    /**
     * Id and version are taken from the name of the file, {@code Acme.Web.1.4.0.zip}. A large file goes on where it stopped
     * after a broken connection, if the server can do so. A smaller one is sent again; with {@link
     * OverwriteMode#FAIL_IF_EXISTS} a version that is there after an answer was lost is this push's if it has the same content.
     *
     * @throws UncheckedIOException when the file cannot be read
     */
    public Pushed push(Path file, OverwriteMode mode, ProgressListener progress) {
        return files.push(PushedFile.of(file), mode, progress);
    }

    /**
     * As {@link #push}, but where the server has another version of the package, only what has changed is sent, if that is
     * clearly less.
     */
    public Pushed pushChanges(Path file, OverwriteMode mode, ProgressListener progress) {
        return new DeltaPush(api(), path(), files)
                .push(file, mode, progress)
                .orElseGet(() -> push(file, mode, progress));
    }

    /**
     * Streams a package to the server in constant memory. It is sent again after a broken connection only where that does
     * no harm, that is not with {@link OverwriteMode#FAIL_IF_EXISTS}.
     *
     * @throws UncheckedIOException when the source cannot be read
     */
    public Pushed push(UploadSource source, String fileName, OverwriteMode mode, ProgressListener progress) {
        return new FormPush(api()).push(path("raw"), source, fileName, mode, progress);
    }

    /**
     * Downloads to a file, which appears when it is complete. A broken download goes on where it stopped.
     *
     * @throws UncheckedIOException when the file cannot be written
     */
    public void download(String packageId, Path target, ProgressListener progress) {
        new Download(api(), path(packageId, "raw"), target, progress).run();
    }

    public void delete(String id) {
        api().delete(path(id));
    }
}
