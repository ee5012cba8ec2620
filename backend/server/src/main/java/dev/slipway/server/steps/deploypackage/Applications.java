package dev.slipway.server.steps.deploypackage;

import dev.slipway.api.Machine;
import dev.slipway.host.HostFacts;
import dev.slipway.server.expression.Expressions;
import dev.slipway.server.expression.VariableDictionary;
import dev.slipway.server.steps.packaging.PathSegment;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where packages go on a machine (R8.7). */
final class Applications {
    private Applications() {}

    /**
     * {@code ~/.octopus/Applications/<id>} on a target, for two targets may be one machine. A local target keeps them below its own
     * directory, the server's built-in worker below that of Slipway.
     *
     * @param target none on the worker
     */
    static String of(Optional<Machine> target, HostFacts facts) {
        if (target.isEmpty()) {
            return facts.root() + "/Applications";
        }
        @Nullable String local = target.get().endpoint().localDirectory();
        return local == null || local.isBlank()
                ? facts.home() + "/.octopus/Applications/"
                        + PathSegment.of(target.get().id())
                : local + "/Applications";
    }

    /** {@code {Applications}/[{Tenant}/]{Environment}/{PackageId}}: no two of them share it, for it has one {@code current}. */
    static String parent(String applications, VariableDictionary variables, String packageId) {
        String tenant = value(variables, "Octopus.Deployment.Tenant.Name");
        return applications
                + (tenant.isEmpty() ? "" : "/" + PathSegment.distinct(tenant))
                + "/" + PathSegment.distinct(value(variables, "Octopus.Environment.Name"))
                + "/" + PathSegment.distinct(packageId);
    }

    private static String value(VariableDictionary variables, String name) {
        @Nullable String raw = variables.raw(name);
        return raw == null ? "" : Expressions.evaluate(raw, variables).text();
    }
}
