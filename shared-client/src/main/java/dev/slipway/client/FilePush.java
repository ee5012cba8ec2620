package dev.slipway.client;

import dev.slipway.api.OverwriteMode;
import dev.slipway.api.PackageVersion;
import dev.slipway.client.Packages.Pushed;
import dev.slipway.client.SlipwayException.Kind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Optional;
import okio.HashingSource;
import okio.Okio;

/** Pushes a file: in parts when it is large and the server takes them, and otherwise in one request. */
final class FilePush {
    private final Api api;
    private final ApiPath packages;
    private final FormPush form;
    private final PartedPush parted;

    FilePush(Api api, ApiPath space) {
        this.api = api;
        this.packages = space.slash("packages");
        this.form = new FormPush(api);
        this.parted = new PartedPush(api, space);
    }

    Pushed push(PushedFile file, OverwriteMode mode, ProgressListener progress) {
        return parted.push(file, mode, progress).orElseGet(() -> inOneRequest(file, mode, progress));
    }

    /**
     * When the answer to a push that fails for what is there is lost, the package may be there by now. So it is pushed again,
     * and if it is refused, what is there is looked at.
     */
    private Pushed inOneRequest(PushedFile file, OverwriteMode mode, ProgressListener progress) {
        boolean canBeLookedAt = mode == OverwriteMode.FAIL_IF_EXISTS && file.base() == null;
        for (int lost = 0; ; ) {
            try {
                return form.push(address(file), UploadSource.of(file.path()), file.name(), mode, progress);
            } catch (SlipwayException e) {
                if (e.kind() == Kind.CONFLICT && lost > 0) {
                    return found(file).orElseThrow(() -> e);
                }
                if (e.kind() != Kind.UNREACHABLE || !canBeLookedAt || ++lost >= api.attempts()) {
                    throw e;
                }
                api.pauseAfter(lost);
            }
        }
    }

    private ApiPath address(PushedFile file) {
        return file.base() == null
                ? packages.slash("raw")
                : packages.slash(file.base().packageId(), file.base().version(), "delta");
    }

    /** The package that is there, if it is this file. */
    private Optional<Pushed> found(PushedFile file) {
        try {
            String sha1 = sha1(file);
            long size = Files.size(file.path());
            return PackageFileName.parse(file.name())
                    .map(name -> api.<PackageVersion>get(
                            packages.slash("packages-" + name.packageId() + "." + name.version()),
                            PackageVersion.class))
                    .filter(there -> there.hash().equalsIgnoreCase(sha1))
                    .map(there -> new Pushed(there, true, size));
        } catch (SlipwayException e) {
            return Optional.empty(); // the refusal says more
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String sha1(PushedFile file) throws IOException {
        try (var hashing = HashingSource.sha1(Okio.source(file.path()));
                var all = Okio.buffer(hashing)) {
            all.readAll(Okio.blackhole());
            return hashing.hash().hex();
        }
    }
}
