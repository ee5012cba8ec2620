package dev.slipway.teamcity;

import dev.slipway.ci.CiOperation;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The build steps of the plugin, one for each operation. Their ids stand in projects' settings and stay the same for ever. */
public enum StepType {
    PACK("slipway.pack", CiOperation.PACK),
    PUSH("slipway.push", CiOperation.PUSH),
    BUILD_INFORMATION("slipway.buildinfo", CiOperation.BUILD_INFORMATION),
    CREATE_RELEASE("slipway.create-release", CiOperation.CREATE_RELEASE),
    DEPLOY("slipway.deploy", CiOperation.DEPLOY),
    PROMOTE("slipway.promote", CiOperation.PROMOTE),
    RUNBOOK("slipway.runbook", CiOperation.RUNBOOK),
    AWAIT("slipway.await", CiOperation.AWAIT);

    private final String id;
    private final CiOperation operation;

    StepType(String id, CiOperation operation) {
        this.id = id;
        this.operation = operation;
    }

    public static Optional<StepType> ofId(String id) {
        return Stream.of(values()).filter(type -> type.id.equals(id)).findFirst();
    }

    /** The run type of TeamCity. */
    public String id() {
        return id;
    }

    public CiOperation operation() {
        return operation;
    }

    /** The build parameters that a step of this type may set. */
    public List<String> outputs() {
        return switch (this) {
            case PACK ->
                List.of(
                        "slipway.package.id",
                        "slipway.package.version",
                        "slipway.package.path",
                        "slipway.package.sha256");
            case PUSH -> List.of("slipway.packages");
            case BUILD_INFORMATION -> List.of("slipway.buildinformation.commits");
            case CREATE_RELEASE, DEPLOY, PROMOTE ->
                List.of(
                        "slipway.release.id",
                        "slipway.release.version",
                        "slipway.release.url",
                        "slipway.task.ids",
                        "slipway.deployment.ids",
                        "slipway.state");
            case RUNBOOK -> List.of("slipway.task.ids", "slipway.run.ids", "slipway.state");
            case AWAIT -> List.of("slipway.task.ids", "slipway.state");
        };
    }

    /** False where files are made and the server is not asked. */
    public boolean needsServer() {
        return this != PACK;
    }
}
