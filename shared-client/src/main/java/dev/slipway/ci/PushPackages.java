package dev.slipway.ci;

import dev.slipway.ci.CiFailure.Reason;
import dev.slipway.client.Packages;
import dev.slipway.client.SlipwayException;
import dev.slipway.client.transport.CancellationToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Pushes package files, several at a time. The first failure stops the others. */
final class PushPackages {
    private final Session session;

    PushPackages(Session session) {
        this.session = session;
    }

    PushResult run(PushRequest request, Path directory) {
        List<Path> files = new PackageFiles(session.log()).of(request, directory);
        if (files.isEmpty()) {
            return new PushResult(List.of());
        }
        return new Run(request, session.spaceId(request.space())).push(files);
    }

    /** One push of several files. */
    private final class Run {
        private final PushRequest request;
        private final Pages pages;
        private final Packages packages;
        private final CancellationToken stop = new CancellationToken();
        private final AtomicReference<@Nullable CiFailure> failure = new AtomicReference<>();

        Run(PushRequest request, String spaceId) {
            this.request = request;
            this.pages = new Pages(session.connection(), spaceId);
            this.packages =
                    session.steady().withCancellation(stop).space(spaceId).packages();
        }

        PushResult push(List<Path> files) {
            ExecutorService uploads = Executors.newFixedThreadPool(Math.min(request.parallel(), files.size()));
            try (var registration = session.build().cancellation().onCancel(stop::cancel)) {
                List<Future<@Nullable PushedPackage>> begun = new ArrayList<>();
                for (Path file : files) {
                    begun.add(uploads.submit(() -> push(file)));
                }
                return finished(begun);
            } finally {
                stop.cancel();
                uploads.shutdown();
            }
        }

        private PushResult finished(List<Future<@Nullable PushedPackage>> begun) {
            List<PushedPackage> pushed = new ArrayList<>();
            try {
                for (Future<@Nullable PushedPackage> one : begun) {
                    @Nullable PushedPackage done = one.get();
                    if (done != null) {
                        pushed.add(done);
                    }
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new CiFailure(Reason.ABORTED, "The build was aborted", e);
            } catch (ExecutionException e) {
                throw new CiFailure(Reason.FAULT, "A push failed: " + e.getCause(), e);
            }
            @Nullable CiFailure first = failure.get();
            if (session.build().cancellation().isCancelled()) {
                throw new CiFailure(Reason.ABORTED, "The build was aborted", first);
            }
            if (first != null) {
                throw first;
            }
            return new PushResult(List.copyOf(pushed));
        }

        /** Null when the file was not pushed. */
        private @Nullable PushedPackage push(Path file) {
            String name = String.valueOf(file.getFileName());
            if (stop.isCancelled()) {
                session.log().warning("Slipway: " + name + " was not begun");
                return null;
            }
            try {
                var progress = new PushProgress(session.log(), name);
                return pushed(
                        name,
                        Files.size(file),
                        request.delta()
                                ? packages.pushChanges(file, request.overwriteMode(), progress)
                                : packages.push(file, request.overwriteMode(), progress));
            } catch (SlipwayException e) {
                failed(name, CiFailure.of(e));
            } catch (UncheckedIOException | IOException e) {
                failed(name, new CiFailure(Reason.FAULT, String.valueOf(e.getMessage()), e));
            } catch (RuntimeException e) {
                failed(name, new CiFailure(Reason.FAULT, String.valueOf(e), e));
            }
            return null;
        }

        private PushedPackage pushed(String name, long size, Packages.Pushed answer) {
            String id = answer.packageVersion().packageId();
            String version = answer.packageVersion().version();
            String url = pages.packageVersion(id, version);
            session.log().link("Slipway: " + deed(name, size, answer) + ": " + id + " " + version, URI.create(url));
            return new PushedPackage(id, version, url, answer.isNew());
        }

        private static String deed(String name, long size, Packages.Pushed answer) {
            if (!answer.isNew()) {
                return name + " is there already and stays as it is";
            }
            String sent = answer.sentBytes() < size ? PushProgress.megabytes(answer.sentBytes()) + " of " : "";
            return "pushed " + name + " (" + sent + PushProgress.megabytes(size) + ")";
        }

        private void failed(String name, CiFailure why) {
            boolean isStopped = why.reason() == Reason.ABORTED;
            if (isStopped) {
                session.log().warning("Slipway: " + name + " was stopped before its end");
                return;
            }
            session.log().error("Slipway: " + name + " was not pushed: " + why.getMessage());
            failure.compareAndSet(null, new CiFailure(why.reason(), name + ": " + why.getMessage(), why));
            stop.cancel();
        }
    }
}
