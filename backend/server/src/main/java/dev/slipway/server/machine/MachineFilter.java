package dev.slipway.server.machine;

import dev.slipway.api.HealthStatus;
import dev.slipway.server.http.Requests;
import dev.slipway.server.persistence.Filter;
import dev.slipway.server.persistence.Names;
import dev.slipway.server.persistence.Selection;
import dev.slipway.server.persistence.Stretch;
import dev.slipway.server.problem.Invalid;
import io.javalin.http.Context;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What lists of workers and targets can be narrowed by; an empty list narrows nothing. Their tables have these columns.
 *
 * @param styles communication styles
 */
public record MachineFilter(
        Filter common,
        Optional<Boolean> isDisabled,
        List<String> healthStatuses,
        List<String> styles,
        List<String> thumbprints,
        List<String> shellNames) {

    /** From the query of a request. */
    public static MachineFilter of(Context ctx) {
        return new MachineFilter(
                Requests.filter(ctx),
                isDisabled(Requests.text(ctx, "isDisabled")),
                Requests.list(ctx, "healthStatuses"),
                // A target's type is how one communicates with it; newer clients ask by the newer word.
                Stream.of("commStyles", "deploymentTargetTypes")
                        .flatMap(name -> Requests.list(ctx, name).stream())
                        .toList(),
                Requests.list(ctx, "thumbprint"),
                Requests.list(ctx, "shellNames"));
    }

    /** The first so many. */
    public static MachineFilter first(int most) {
        return new MachineFilter(
                new Filter(List.of(), "", "", new Stretch(0, most)),
                Optional.empty(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }

    private static Optional<Boolean> isDisabled(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "" -> Optional.empty();
            case "true" -> Optional.of(true);
            case "false" -> Optional.of(false);
            default ->
                throw new Invalid("isDisabled", "The parameter isDisabled is '" + text + "'; it must be true or false");
        };
    }

    /** How a health status stands in its column. */
    public static String key(HealthStatus status) {
        return status.name().replace("_", "").toLowerCase(Locale.ROOT);
    }

    public <R> Selection<R> narrow(Selection<R> machines) {
        Selection<R> narrowed =
                isDisabled.map(wanted -> machines.where("is_disabled", wanted)).orElse(machines);
        narrowed = in(narrowed, "health_status", healthStatuses);
        narrowed = in(narrowed, "communication_style", styles);
        narrowed = in(narrowed, "thumbprint", thumbprints);
        return in(narrowed, "shell_name", shellNames);
    }

    private static <R> Selection<R> in(Selection<R> machines, String column, Collection<String> allowed) {
        return allowed.isEmpty()
                ? machines
                : machines.whereIn(column, allowed.stream().map(Names::key).toList());
    }
}
