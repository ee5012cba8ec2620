package dev.slipway.server.portal;

import static dev.slipway.server.access.Permission.SPACE_VIEW;

import dev.slipway.api.Space;
import dev.slipway.server.access.Actor;
import dev.slipway.server.access.Scope;
import dev.slipway.server.http.Api;
import dev.slipway.server.persistence.SpaceId;
import dev.slipway.server.security.RequestAuthenticator;
import dev.slipway.server.space.SpaceService;
import io.javalin.http.Context;
import java.util.List;

/** Makes the frame of a page. */
final class Frames {
    private final SpaceService spaces;
    private final Assets assets;

    Frames(SpaceService spaces, Assets assets) {
        this.spaces = spaces;
        this.assets = assets;
    }

    /** For a page of the space that the address names. */
    Frame of(Context ctx, String title, Section section) {
        return in(Api.space(ctx), ctx, title, section);
    }

    Frame in(SpaceId space, Context ctx, String title, Section section) {
        Actor actor = Api.actor(ctx);
        Space here = spaces.get(actor, space.value());
        List<Space> choice = actor.may(SPACE_VIEW, Scope.SERVER) ? spaces.all(actor) : List.of(here);
        String user = actor.displayName().isBlank() ? actor.username() : actor.displayName();
        return new Frame(title, section, here, choice, user, RequestAuthenticator.csrfToken(ctx), assets);
    }
}
