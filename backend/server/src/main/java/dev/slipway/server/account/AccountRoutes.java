package dev.slipway.server.account;

import static dev.slipway.server.access.Permission.ACCOUNT_CREATE;
import static dev.slipway.server.access.Permission.ACCOUNT_DELETE;
import static dev.slipway.server.access.Permission.ACCOUNT_EDIT;
import static dev.slipway.server.access.Permission.ACCOUNT_VIEW;
import static dev.slipway.server.http.Api.actor;
import static dev.slipway.server.http.Api.space;
import static dev.slipway.server.http.Requests.body;
import static dev.slipway.server.http.Requests.filter;

import dev.slipway.api.Account;
import dev.slipway.server.http.Answers;
import dev.slipway.server.http.Api;
import dev.slipway.server.http.Links;
import dev.slipway.server.http.Requests;
import io.javalin.http.Context;

/** {@code /api/{space}/accounts}. */
public final class AccountRoutes {
    private final AccountService accounts;

    public AccountRoutes(AccountService accounts) {
        this.accounts = accounts;
    }

    public void register(Api api) {
        api.get("/api/{space}/accounts", ACCOUNT_VIEW, this::list)
                .get("/api/{space}/accounts/all", ACCOUNT_VIEW, this::all)
                .get("/api/{space}/accounts/{id}", ACCOUNT_VIEW, this::get)
                .post("/api/{space}/accounts", ACCOUNT_CREATE, this::create)
                .put("/api/{space}/accounts/{id}", ACCOUNT_EDIT, this::modify)
                .delete("/api/{space}/accounts/{id}", ACCOUNT_DELETE, this::delete);
    }

    private void list(Context ctx) {
        Answers.page(
                ctx,
                accounts.list(actor(ctx), space(ctx), Requests.list(ctx, "accountType"), filter(ctx))
                        .map(AccountRoutes::linked),
                Account.class);
    }

    private void all(Context ctx) {
        Answers.all(
                ctx,
                accounts.all(actor(ctx), space(ctx)).stream()
                        .map(AccountRoutes::linked)
                        .toList(),
                Account.class);
    }

    private void get(Context ctx) {
        Answers.answer(ctx, linked(accounts.get(actor(ctx), space(ctx), ctx.pathParam("id"))));
    }

    private void create(Context ctx) {
        Answers.created(ctx, linked(accounts.create(actor(ctx), space(ctx), body(ctx, Account.class))));
    }

    private void modify(Context ctx) {
        Answers.answer(
                ctx, linked(accounts.modify(actor(ctx), space(ctx), ctx.pathParam("id"), body(ctx, Account.class))));
    }

    private void delete(Context ctx) {
        accounts.delete(actor(ctx), space(ctx), ctx.pathParam("id"));
        Answers.done(ctx);
    }

    private static Account linked(Account account) {
        return account.withLinks(Links.self(Links.in(account.spaceId(), "accounts", account.id()))
                .map());
    }
}
