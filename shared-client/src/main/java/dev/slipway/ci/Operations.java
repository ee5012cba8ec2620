package dev.slipway.ci;

import dev.slipway.client.LogPosition;
import dev.slipway.client.SlipwayException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.function.Supplier;

/**
 * The operations, on one server and in one build. Everything here throws {@link CiFailure}, and nothing else that a user
 * could have caused.
 */
public final class Operations implements AutoCloseable {
    private final Session session;

    Operations(Session session) {
        this.session = session;
    }

    /** Asks nothing of the server yet. */
    public static Operations on(ServerConnection connection, BuildContext build) {
        return new Operations(Session.open(connection, build));
    }

    /** The one operation that needs no server. Relative paths are under the directory. */
    public static PackResult pack(PackRequest request, Path directory, BuildContext build) {
        return new PackPackage(build, InstantSource.system()).run(request, directory);
    }

    /** Relative paths are under the directory. */
    public PushResult push(PushRequest request, Path directory) {
        return translated(() -> new PushPackages(session).run(request, directory));
    }

    public BuildInformationResult push(BuildInformationRequest request) {
        return translated(() -> new PushBuildInformation(session).run(request));
    }

    /** Runs any operation to its end, however long it waits. */
    public CiResult run(OperationRequest request, Path directory) {
        if (request instanceof PackRequest pack) {
            return pack(pack, directory, session.build());
        }
        if (request instanceof PushRequest push) {
            return push(push, directory);
        }
        return run((ServerRequest) request);
    }

    /** Runs an operation that needs no files to its end, however long it waits. */
    public CiResult run(ServerRequest request) {
        return request instanceof BuildInformationRequest information ? push(information) : run((TaskRequest) request);
    }

    /** @throws CiFailure also when a task did not succeed, when the time is over, and when the build is aborted */
    public TaskResult run(TaskRequest request) {
        Started started = start(request);
        return started.isToBeFollowed() ? follow(started, LogPosition.START).run() : started.result();
    }

    /** Does all but wait. What has been started is known when this returns, even if the build was aborted meanwhile. */
    public Started start(TaskRequest request) {
        return translated(() -> {
            if (request instanceof CreateReleaseRequest create) {
                return new CreateRelease(session).start(create);
            }
            if (request instanceof DeployRequest deploy) {
                return new DeployRelease(session).start(deploy);
            }
            if (request instanceof PromoteRequest promote) {
                return new PromoteRelease(session).start(promote);
            }
            if (request instanceof RunbookRequest runbook) {
                return new RunRunbook(session).start(runbook);
            }
            return new AwaitTask(session).start((AwaitRequest) request);
        });
    }

    /** Waits for what was started, here or by another process, whose log was read up to a position. */
    public TaskFollower follow(Started started, LogPosition from) {
        return new TaskFollower(session, started, from);
    }

    static <T> T translated(Supplier<T> work) {
        try {
            return work.get();
        } catch (SlipwayException e) {
            throw CiFailure.of(e);
        }
    }

    @Override
    public void close() {
        session.steady().close();
    }
}
