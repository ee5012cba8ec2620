package dev.slipway.server.packages;

import dev.slipway.api.OverwriteMode;
import dev.slipway.api.PackageVersion;
import dev.slipway.server.blob.StorageFull;
import dev.slipway.server.http.Answers;
import dev.slipway.server.http.Api;
import dev.slipway.server.http.Links;
import dev.slipway.server.persistence.SpaceId;
import dev.slipway.server.problem.Problem;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How requests that bring files are answered, and packages shown. */
final class PushAnswer {
    private static final Logger log = LoggerFactory.getLogger(PushAnswer.class);

    /** Takes what came with a request. */
    interface Taking {
        PushPackage.Pushed take(OverwriteMode mode) throws IOException;
    }

    /** Does something with the body of a request. */
    interface Receiving {
        void receive() throws IOException;
    }

    private PushAnswer() {}

    /** 201 with the package when it is new, 200 with the one that was there. */
    static void send(Context ctx, Taking taking) throws IOException {
        receive(ctx, () -> {
            OverwriteMode mode = OverwriteModes.of(ctx).orElse(OverwriteMode.FAIL_IF_EXISTS);
            PushPackage.Pushed pushed = taking.take(mode);
            ctx.status(pushed.isCreated() ? HttpStatus.CREATED : HttpStatus.OK);
            Answers.answer(ctx, shown(Api.space(ctx), pushed.version().withReleaseNotes(null)));
        });
    }

    /** Reads on what is refused, and says so when the disk is full. */
    static void receive(Context ctx, Receiving receiving) throws IOException {
        try {
            receiving.receive();
        } catch (Problem refusal) {
            Upload.discardRest(ctx);
            throw refusal;
        } catch (StorageFull e) {
            log.error("A package could not be stored", e);
            Upload.discardRest(ctx);
            throw new HttpResponseException(
                    HttpStatus.INSUFFICIENT_STORAGE.getCode(),
                    "The server has no room left for the package. Its administrator has to free some.",
                    Map.of());
        }
    }

    static PackageVersion shown(SpaceId space, PackageVersion version) {
        return version.withLinks(Links.self(Links.in(space, "packages", version.id()))
                .below("Raw", "/raw")
                .to("Feed", Links.in(space, "feeds", version.feedId()))
                .to(
                        "Notes",
                        Links.in(space, "packages", "notes") + "?packageIds="
                                + version.id().replace("+", "%2B"))
                .map());
    }
}
