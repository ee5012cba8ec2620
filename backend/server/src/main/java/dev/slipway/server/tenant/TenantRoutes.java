package dev.slipway.server.tenant;

import static dev.slipway.server.access.Permission.TENANT_CREATE;
import static dev.slipway.server.access.Permission.TENANT_DELETE;
import static dev.slipway.server.access.Permission.TENANT_EDIT;
import static dev.slipway.server.access.Permission.TENANT_VIEW;
import static dev.slipway.server.http.Api.actor;
import static dev.slipway.server.http.Api.space;
import static dev.slipway.server.http.Requests.body;
import static dev.slipway.server.http.Requests.filter;

import com.squareup.moshi.Types;
import dev.slipway.api.Tenant;
import dev.slipway.server.http.Answers;
import dev.slipway.server.http.Api;
import dev.slipway.server.http.Links;
import dev.slipway.server.http.Requests;
import dev.slipway.server.persistence.Filter;
import dev.slipway.server.persistence.Stretch;
import io.javalin.http.Context;
import java.lang.reflect.Type;
import java.util.Map;

/** {@code /api/{space}/tenants}. */
public final class TenantRoutes {
    private static final Type TESTS = Types.newParameterizedType(Map.class, String.class, TagTest.class);

    private final TenantService tenants;

    public TenantRoutes(TenantService tenants) {
        this.tenants = tenants;
    }

    public void register(Api api) {
        api.get("/api/{space}/tenants", TENANT_VIEW, this::list)
                .get("/api/{space}/tenants/all", TENANT_VIEW, this::all)
                .get("/api/{space}/tenants/tag-test", TENANT_VIEW, this::test)
                .get("/api/{space}/tenants/{id}", TENANT_VIEW, this::get)
                .post("/api/{space}/tenants", TENANT_CREATE, this::create)
                .put("/api/{space}/tenants/{id}", TENANT_EDIT, this::modify)
                .delete("/api/{space}/tenants/{id}", TENANT_DELETE, this::delete);
    }

    private void list(Context ctx) {
        Answers.page(
                ctx,
                tenants.list(actor(ctx), space(ctx), wanted(ctx), filter(ctx)).map(TenantRoutes::linked),
                Tenant.class);
    }

    private void all(Context ctx) {
        Filter filter = filter(ctx);
        var whole = new Filter(filter.ids(), filter.partialName(), filter.name(), Stretch.ALL);
        Answers.all(
                ctx,
                tenants.list(actor(ctx), space(ctx), wanted(ctx), whole)
                        .map(TenantRoutes::linked)
                        .items(),
                Tenant.class);
    }

    private static TenantFilter wanted(Context ctx) {
        return new TenantFilter(
                Requests.text(ctx, "projectId"),
                Requests.list(ctx, "tags"),
                Requests.text(ctx, "isDisabled").isEmpty() ? null : Requests.flag(ctx, "isDisabled"),
                Requests.text(ctx, "clonedFromTenantId"));
    }

    private void test(Context ctx) {
        var filter = new Filter(Requests.list(ctx, "tenantIds"), "", "", Stretch.ALL);
        Answers.json(ctx, tenants.test(actor(ctx), space(ctx), filter, Requests.list(ctx, "tags")), TESTS);
    }

    private void get(Context ctx) {
        Answers.answer(ctx, linked(tenants.get(actor(ctx), space(ctx), ctx.pathParam("id"))));
    }

    /** With {@code ?clone=} the new one is a copy, and the answer is 200: some clients reject 201 here. */
    private void create(Context ctx) {
        Tenant draft = body(ctx, Tenant.class);
        String source = Requests.text(ctx, "clone");
        if (source.isEmpty()) {
            Answers.created(ctx, linked(tenants.create(actor(ctx), space(ctx), draft)));
        } else {
            Answers.answer(ctx, linked(tenants.copy(actor(ctx), space(ctx), source, draft)));
        }
    }

    private void modify(Context ctx) {
        Answers.answer(
                ctx, linked(tenants.modify(actor(ctx), space(ctx), ctx.pathParam("id"), body(ctx, Tenant.class))));
    }

    private void delete(Context ctx) {
        tenants.delete(actor(ctx), space(ctx), ctx.pathParam("id"));
        Answers.done(ctx);
    }

    private static Tenant linked(Tenant tenant) {
        return tenant.withLinks(Links.self(Links.in(tenant.spaceId(), "tenants", tenant.id()))
                .below("Variables", "/variables")
                .to("Web", "/app#/" + tenant.spaceId() + "/tenants/" + tenant.id())
                .map());
    }
}
