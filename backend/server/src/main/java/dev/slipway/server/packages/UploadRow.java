package dev.slipway.server.packages;

import dev.slipway.api.PackageUpload;
import dev.slipway.api.PackageVersion;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An upload and what is never sent of it.
 *
 * @param ownerId of the user who began it
 * @param touched when it was begun or completed; the column is later when something came meanwhile
 * @param outcome null until it is complete
 */
record UploadRow(PackageUpload resource, String spaceId, String ownerId, Instant touched, @Nullable Outcome outcome) {
    /** What was answered when it was completed, and is answered again to a client that has not heard it. */
    record Outcome(PackageVersion version, boolean isCreated) {
        static Outcome of(PushPackage.Pushed pushed) {
            return new Outcome(pushed.version(), pushed.isCreated());
        }

        PushPackage.Pushed pushed() {
            return new PushPackage.Pushed(version, isCreated);
        }
    }

    String id() {
        return resource.id();
    }

    boolean isDone() {
        return outcome != null;
    }

    boolean isDelta() {
        return !resource.baseVersion().isEmpty();
    }

    UploadRow done(PushPackage.Pushed pushed, Instant now) {
        return new UploadRow(resource, spaceId, ownerId, now, Outcome.of(pushed));
    }
}
