package dev.slipway.ci;

import java.nio.file.Path;

/** Pushes package files. */
final class PushPackages {
    private final Session session;

    PushPackages(Session session) {
        this.session = session;
    }

    PushResult run(PushRequest request, Path directory) {
        throw new UnsupportedOperationException(request.toString() + directory);
    }
}
