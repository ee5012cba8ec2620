package dev.slipway.teamcity;

import dev.slipway.ci.CiOperation;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The build steps of the plugin, one for each operation. Their ids stand in projects' settings and stay the same for ever. */
public enum StepType {
    PACK("slipway.pack", CiOperation.PACK, Outputs.PACKAGE),
    PUSH("slipway.push", CiOperation.PUSH, Outputs.PACKAGES),
    BUILD_INFORMATION("slipway.buildinfo", CiOperation.BUILD_INFORMATION, Outputs.BUILD_INFORMATION),
    CREATE_RELEASE("slipway.create-release", CiOperation.CREATE_RELEASE, Outputs.RELEASE_AND_DEPLOYMENTS),
    DEPLOY("slipway.deploy", CiOperation.DEPLOY, Outputs.RELEASE_AND_DEPLOYMENTS),
    PROMOTE("slipway.promote", CiOperation.PROMOTE, Outputs.RELEASE_AND_DEPLOYMENTS),
    RUNBOOK("slipway.runbook", CiOperation.RUNBOOK, Outputs.RUNS),
    AWAIT("slipway.await", CiOperation.AWAIT, Outputs.DEPLOYMENTS);

    private final String id;
    private final CiOperation operation;
    private final List<String> outputs;

    StepType(String id, CiOperation operation, List<String> outputs) {
        this.id = id;
        this.operation = operation;
        this.outputs = outputs;
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
        return outputs;
    }

    /** False where files are made and the server is not asked. */
    public boolean needsServer() {
        return this != PACK;
    }

    private static final class Outputs {
        private static final List<String> PACKAGE = List.of(
                "slipway.package.id", "slipway.package.version", "slipway.package.path", "slipway.package.sha256");
        private static final List<String> PACKAGES = List.of("slipway.packages");
        private static final List<String> BUILD_INFORMATION = List.of("slipway.buildinformation.commits");
        private static final List<String> DEPLOYMENTS =
                List.of("slipway.task.ids", "slipway.deployment.ids", "slipway.state");
        private static final List<String> RUNS = List.of("slipway.task.ids", "slipway.run.ids", "slipway.state");
        private static final List<String> RELEASE_AND_DEPLOYMENTS = Stream.concat(
                        Stream.of("slipway.release.id", "slipway.release.version", "slipway.release.url"),
                        DEPLOYMENTS.stream())
                .toList();
    }
}
