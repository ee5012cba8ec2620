package dev.slipway.client;

import dev.slipway.api.DeltaSignature;
import dev.slipway.api.OverwriteMode;
import dev.slipway.client.Packages.Pushed;
import dev.slipway.client.SlipwayException.Kind;
import dev.slipway.delta.DeltaBuilder;
import dev.slipway.delta.Signature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import okio.Buffer;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/** Pushes only what has changed since an earlier version of a package, where that pays. */
final class DeltaPush {
    /** Smaller files are there sooner than the answer to the question what has changed. */
    private static final long SMALLEST_FILE = 1_000_000;

    private static final int WORTHWHILE_PERCENT = 95;
    /** After these the whole file would do no better, or the delta may have arrived. */
    private static final Set<Kind> FINAL =
            EnumSet.of(Kind.CANCELLED, Kind.AUTHENTICATION, Kind.CONFLICT, Kind.TRANSIENT, Kind.UNREACHABLE);

    private final Api api;
    private final ApiPath packages;
    private final FilePush files;

    DeltaPush(Api api, ApiPath packages, FilePush files) {
        this.api = api;
        this.packages = packages;
        this.files = files;
    }

    /**
     * Empty when the whole file should be pushed instead: it is small, the server has no earlier version, most of the file is
     * new, or the server could not use the delta.
     */
    Optional<Pushed> push(Path file, OverwriteMode mode, ProgressListener progress) {
        Optional<PackageFileName> name = PackageFileName.parse(String.valueOf(file.getFileName()));
        try {
            return name.isEmpty() || Files.size(file) < SMALLEST_FILE
                    ? Optional.empty()
                    : push(name.get(), file, mode, progress);
        } catch (IOException e) {
            // The file, of which the whole push will tell the same, or the room for the delta.
            return Optional.empty();
        }
    }

    private Optional<Pushed> push(PackageFileName name, Path file, OverwriteMode mode, ProgressListener progress)
            throws IOException {
        @Nullable DeltaSignature base = base(name);
        if (base == null) {
            return Optional.empty();
        }
        Path delta = Files.createTempFile("slipway-", ".delta");
        try {
            long largest = Files.size(file) * WORTHWHILE_PERCENT / 100;
            if (!DeltaBuilder.build(decoded(base), file, delta, largest)) {
                return Optional.empty();
            }
            var old = new PackageFileName(name.packageId(), base.baseVersion());
            String newName = String.valueOf(file.getFileName());
            return Optional.of(files.push(PushedFile.delta(delta, newName, old), mode, progress));
        } catch (SlipwayException e) {
            if (FINAL.contains(e.kind())) {
                throw e;
            }
            return Optional.empty();
        } finally {
            Files.deleteIfExists(delta);
        }
    }

    /** Null when the server has none, or does not say. */
    private @Nullable DeltaSignature base(PackageFileName name) {
        try {
            return api.get(packages.slash(name.packageId(), name.version(), "delta-signature"), DeltaSignature.class);
        } catch (SlipwayException e) {
            if (e.kind() == Kind.CANCELLED) {
                throw e;
            }
            return null;
        }
    }

    private static Signature decoded(DeltaSignature base) throws IOException {
        @Nullable ByteString signature = ByteString.decodeBase64(base.signature());
        if (signature == null) {
            throw new IOException("The signature is not in base64");
        }
        return Signature.read(new Buffer().write(signature));
    }
}
