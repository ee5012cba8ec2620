package dev.slipway.client;

import dev.slipway.api.OverwriteMode;
import dev.slipway.api.PackageUpload;
import dev.slipway.api.PackageVersion;
import dev.slipway.api.RootDocument;
import dev.slipway.client.Packages.Pushed;
import dev.slipway.client.SlipwayException.Kind;
import dev.slipway.json.WireJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import okio.BufferedSource;
import okio.HashingSource;
import okio.Okio;

/**
 * Pushes a large file in parts. After a connection has broken off, or while the server is away for a while, it asks how much
 * has come and goes on there.
 */
final class PartedPush {
    /** Smaller files are sent anew as soon as it has been found out where to go on. */
    static final long SMALLEST_FILE = 16L * 1024 * 1024;

    /** Not more than proxies let through, and enough that the answers in between do not count. */
    private static final long LARGEST_PART = 32L * 1024 * 1024;
    /** In a row, without a byte coming through. With the pauses between them that is some minutes. */
    private static final int MOST_FAILURES = 10;
    /** After these a push in one request would do no better. */
    private static final Set<Kind> FINAL =
            EnumSet.of(Kind.CANCELLED, Kind.AUTHENTICATION, Kind.PERMISSION, Kind.CONFLICT);

    private final Api api;
    private final ApiPath space;

    PartedPush(Api api, ApiPath space) {
        this.api = api;
        this.space = space;
    }

    /** Empty when the file is small, or the server takes no parts. */
    Optional<Pushed> push(PushedFile file, OverwriteMode mode, ProgressListener progress) {
        try (FileChannel content = FileChannel.open(file.path(), StandardOpenOption.READ)) {
            if (content.size() < SMALLEST_FILE || !isOffered()) {
                return Optional.empty();
            }
            Optional<PackageUpload> begun = begin(file, content.size(), mode);
            return begun.map(upload -> push(upload, content, mode, progress));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean isOffered() {
        try {
            return api.<RootDocument>get(space, RootDocument.class).links().containsKey("PackageUploads");
        } catch (SlipwayException e) {
            return refusedOrRethrown(e);
        }
    }

    private static boolean refusedOrRethrown(SlipwayException e) {
        if (FINAL.contains(e.kind())) {
            throw e;
        }
        return false;
    }

    private Optional<PackageUpload> begin(PushedFile file, long size, OverwriteMode mode) throws IOException {
        PackageUpload draft = WireJson.empty(PackageUpload.class)
                .withFileName(file.name())
                .withSize(size)
                .withSha256(file.base() == null ? sha256(file.path()) : "");
        if (file.base() != null) {
            draft = draft.withPackageId(file.base().packageId())
                    .withBaseVersion(file.base().version());
        }
        var request = api.request("POST", uploads().with(mode(mode)), Map.of(), Api.json(draft));
        try {
            return Optional.of(api.exchange(
                    () -> request,
                    true,
                    answer -> WireJson.read(Okio.buffer(Okio.source(answer.body())), PackageUpload.class)));
        } catch (SlipwayException e) {
            refusedOrRethrown(e);
            return Optional.empty();
        }
    }

    private static String sha256(Path file) throws IOException {
        try (var hashing = HashingSource.sha256(Okio.source(file));
                BufferedSource all = Okio.buffer(hashing)) {
            all.readAll(Okio.blackhole());
            return hashing.hash().hex();
        }
    }

    private Pushed push(PackageUpload begun, FileChannel content, OverwriteMode mode, ProgressListener progress) {
        ApiPath upload = uploads().slash(begun.id());
        try {
            send(upload, begun, content, progress);
            return completed(upload, begun, mode);
        } catch (SlipwayException e) {
            abandon(upload, e);
            throw e;
        }
    }

    /** The server answers the same however often it is asked. */
    private Pushed completed(ApiPath upload, PackageUpload begun, OverwriteMode mode) {
        var request = api.request("POST", upload.slash("complete").with(mode(mode)), Map.of(), null);
        for (int failures = 1; ; failures++) {
            try {
                return api.exchange(
                        () -> request,
                        true,
                        answer -> new Pushed(
                                WireJson.read(Okio.buffer(Okio.source(answer.body())), PackageVersion.class),
                                answer.status() == FormPush.CREATED,
                                begun.size()));
            } catch (SlipwayException e) {
                if (!e.isTransient() || failures == MOST_FAILURES) {
                    throw e;
                }
                api.pauseAfter(failures);
            }
        }
    }

    private void send(ApiPath upload, PackageUpload begun, FileChannel content, ProgressListener progress) {
        PackageUpload sofar = begun;
        int failures = 0;
        while (sofar.received() < begun.size()) {
            long before = sofar.received();
            try {
                sofar = sendPart(upload, sofar, content, progress);
            } catch (SlipwayException e) {
                failures++;
                if (!isToGoOn(e) || failures == MOST_FAILURES) {
                    throw e;
                }
                api.pauseAfter(failures);
                sofar = asked(upload, sofar);
            }
            failures = sofar.received() > before ? 0 : failures;
        }
    }

    /** A conflict too: the server has less than it had, or more, and says how much when asked. */
    private static boolean isToGoOn(SlipwayException e) {
        return e.isTransient() || e.kind() == Kind.CONFLICT;
    }

    private PackageUpload sendPart(
            ApiPath upload, PackageUpload sofar, FileChannel content, ProgressListener progress) {
        long offset = sofar.received();
        var part = new FilePart(content, offset, Math.min(LARGEST_PART, sofar.size() - offset), progress);
        return api.put(upload.with(Query.all().with("offset", String.valueOf(offset))), part, PackageUpload.class);
    }

    /** How far it is; what was known before, when the server does not answer. */
    private PackageUpload asked(ApiPath upload, PackageUpload known) {
        try {
            return api.get(upload, PackageUpload.class);
        } catch (SlipwayException e) {
            if (!e.isTransient()) {
                throw e;
            }
            return known;
        }
    }

    /** So that it does not count among those under way; otherwise the server gives it up after a day. */
    private void abandon(ApiPath upload, SlipwayException failure) {
        try {
            api.steady().delete(upload);
        } catch (SlipwayException e) {
            failure.addSuppressed(e);
        }
    }

    private ApiPath uploads() {
        return space.slash("packages", "uploads");
    }

    private static Query mode(OverwriteMode mode) {
        return Query.all().with("overwriteMode", mode);
    }
}
