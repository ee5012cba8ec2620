package dev.slipway.server.environment;

import static dev.slipway.server.access.Permission.ENVIRONMENT_CREATE;
import static dev.slipway.server.access.Permission.ENVIRONMENT_DELETE;
import static dev.slipway.server.access.Permission.ENVIRONMENT_EDIT;
import static dev.slipway.server.access.Permission.ENVIRONMENT_VIEW;
import static dev.slipway.server.http.Api.actor;
import static dev.slipway.server.http.Api.space;
import static dev.slipway.server.http.Requests.body;
import static dev.slipway.server.http.Requests.filter;

import com.squareup.moshi.Types;
import dev.slipway.api.Environment;
import dev.slipway.api.EnvironmentType;
import dev.slipway.api.EnvironmentV2;
import dev.slipway.api.EnvironmentV2Builder;
import dev.slipway.server.http.Answers;
import dev.slipway.server.http.Api;
import dev.slipway.server.http.Links;
import dev.slipway.server.http.Requests;
import dev.slipway.server.persistence.Listing;
import io.javalin.http.Context;
import java.lang.reflect.Type;
import java.util.List;

/** {@code /api/{space}/environments}. */
public final class EnvironmentRoutes {
    private static final Type IDS = Types.newParameterizedType(List.class, String.class);

    private final EnvironmentService environments;

    public EnvironmentRoutes(EnvironmentService environments) {
        this.environments = environments;
    }

    public void register(Api api) {
        api.get("/api/{space}/environments", ENVIRONMENT_VIEW, this::list)
                .get("/api/{space}/environments/v2", ENVIRONMENT_VIEW, this::listOfAllTypes)
                .get("/api/{space}/environments/all", ENVIRONMENT_VIEW, this::all)
                .get("/api/{space}/environments/{id}", ENVIRONMENT_VIEW, this::get)
                .post("/api/{space}/environments", ENVIRONMENT_CREATE, this::create)
                .put("/api/{space}/environments/sortorder", ENVIRONMENT_EDIT, this::sort)
                .put("/api/{space}/environments/{id}", ENVIRONMENT_EDIT, this::modify)
                .delete("/api/{space}/environments/{id}", ENVIRONMENT_DELETE, this::delete);
    }

    private void list(Context ctx) {
        Answers.page(
                ctx,
                environments.list(actor(ctx), space(ctx), filter(ctx)).map(EnvironmentRoutes::linked),
                Environment.class);
    }

    /** Only static ones exist; a filter for another type finds nothing. */
    private void listOfAllTypes(Context ctx) {
        List<String> types = Requests.list(ctx, "type");
        Listing<Environment> found = types.isEmpty() || types.stream().anyMatch("Static"::equalsIgnoreCase)
                ? environments.list(actor(ctx), space(ctx), filter(ctx))
                : new Listing<>(List.of(), 0);
        Answers.page(ctx, found.map(EnvironmentRoutes::linked).map(EnvironmentRoutes::typed), EnvironmentV2.class);
    }

    private void all(Context ctx) {
        Answers.all(
                ctx,
                environments.all(actor(ctx), space(ctx)).stream()
                        .map(EnvironmentRoutes::linked)
                        .toList(),
                Environment.class);
    }

    private void get(Context ctx) {
        Answers.answer(ctx, linked(environments.get(actor(ctx), space(ctx), ctx.pathParam("id"))));
    }

    private void create(Context ctx) {
        Answers.created(ctx, linked(environments.create(actor(ctx), space(ctx), body(ctx, Environment.class))));
    }

    private void modify(Context ctx) {
        Answers.answer(
                ctx,
                linked(environments.modify(actor(ctx), space(ctx), ctx.pathParam("id"), body(ctx, Environment.class))));
    }

    private void sort(Context ctx) {
        List<String> ids = Requests.body(ctx, IDS);
        Answers.all(
                ctx,
                environments.sort(actor(ctx), space(ctx), ids).stream()
                        .map(EnvironmentRoutes::linked)
                        .toList(),
                Environment.class);
    }

    private void delete(Context ctx) {
        environments.delete(actor(ctx), space(ctx), ctx.pathParam("id"));
        Answers.done(ctx);
    }

    public static Environment linked(Environment environment) {
        return environment.withLinks(Links.self(Links.in(environment.spaceId(), "environments", environment.id()))
                .below(
                        "Machines",
                        "/machines{?skip,take,partialName,roles,isDisabled,healthStatuses,commStyles,tenantIds,tenantTags}")
                .below("SinglyScopedVariableDetails", "/singlyScopedVariableDetails")
                .to("Web", "/app#/" + environment.spaceId() + "/environments/" + environment.id())
                .map());
    }

    private static EnvironmentV2 typed(Environment environment) {
        return EnvironmentV2Builder.builder()
                .id(environment.id())
                .spaceId(environment.spaceId())
                .name(environment.name())
                .slug(environment.slug())
                .description(environment.description())
                .type(EnvironmentType.STATIC)
                .sortOrder(environment.sortOrder())
                .useGuidedFailure(environment.useGuidedFailure())
                .allowDynamicInfrastructure(environment.allowDynamicInfrastructure())
                .environmentTags(environment.environmentTags())
                .links(environment.links())
                .build();
    }
}
