package dev.slipway.server.machine;

import static dev.slipway.server.access.Permission.MACHINE_POLICY_CREATE;
import static dev.slipway.server.access.Permission.MACHINE_POLICY_DELETE;
import static dev.slipway.server.access.Permission.MACHINE_POLICY_EDIT;
import static dev.slipway.server.access.Permission.MACHINE_POLICY_VIEW;
import static dev.slipway.server.http.Api.actor;
import static dev.slipway.server.http.Api.space;
import static dev.slipway.server.http.Requests.body;
import static dev.slipway.server.http.Requests.filter;

import dev.slipway.api.MachinePolicy;
import dev.slipway.server.http.Answers;
import dev.slipway.server.http.Api;
import dev.slipway.server.http.Links;
import io.javalin.http.Context;

/** {@code /api/{space}/machinepolicies}. */
public final class MachinePolicyRoutes {
    private final MachinePolicyService policies;

    public MachinePolicyRoutes(MachinePolicyService policies) {
        this.policies = policies;
    }

    public void register(Api api) {
        api.get("/api/{space}/machinepolicies", MACHINE_POLICY_VIEW, this::list)
                .get("/api/{space}/machinepolicies/all", MACHINE_POLICY_VIEW, this::all)
                .get("/api/{space}/machinepolicies/{id}", MACHINE_POLICY_VIEW, this::get)
                .post("/api/{space}/machinepolicies", MACHINE_POLICY_CREATE, this::create)
                .put("/api/{space}/machinepolicies/{id}", MACHINE_POLICY_EDIT, this::modify)
                .delete("/api/{space}/machinepolicies/{id}", MACHINE_POLICY_DELETE, this::delete);
    }

    private void list(Context ctx) {
        Answers.page(
                ctx,
                policies.list(actor(ctx), space(ctx), filter(ctx)).map(MachinePolicyRoutes::linked),
                MachinePolicy.class);
    }

    private void all(Context ctx) {
        Answers.all(
                ctx,
                policies.all(actor(ctx), space(ctx)).stream()
                        .map(MachinePolicyRoutes::linked)
                        .toList(),
                MachinePolicy.class);
    }

    private void get(Context ctx) {
        Answers.answer(ctx, linked(policies.get(actor(ctx), space(ctx), ctx.pathParam("id"))));
    }

    private void create(Context ctx) {
        Answers.created(ctx, linked(policies.create(actor(ctx), space(ctx), body(ctx, MachinePolicy.class))));
    }

    private void modify(Context ctx) {
        Answers.answer(
                ctx,
                linked(policies.modify(actor(ctx), space(ctx), ctx.pathParam("id"), body(ctx, MachinePolicy.class))));
    }

    private void delete(Context ctx) {
        policies.delete(actor(ctx), space(ctx), ctx.pathParam("id"));
        Answers.done(ctx);
    }

    private static MachinePolicy linked(MachinePolicy policy) {
        return policy.withLinks(Links.self(Links.in(policy.spaceId(), "machinepolicies", policy.id()))
                .map());
    }
}
