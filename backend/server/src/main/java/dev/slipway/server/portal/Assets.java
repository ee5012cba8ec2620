package dev.slipway.server.portal;

import dev.slipway.server.http.Api;
import dev.slipway.server.problem.NotFound;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.Header;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/** Style sheet, scripts and icon. Their addresses change with their content, so browsers may keep them for ever. */
public final class Assets {
    private static final int VERSION_LENGTH = 16;
    private static final String OWN = "/portal/";
    private static final String HTMX = "/META-INF/resources/webjars/htmx.org/2.0.10/dist/";

    private record Asset(String name, String contentType, ByteString content, String version) {}

    private final Map<String, Asset> assets = Stream.of(
                    load(OWN, "portal.css", "text/css"),
                    load(OWN, "icon.svg", "image/svg+xml"),
                    load(OWN, "fragment.js", "text/javascript"),
                    load(OWN, "times.js", "text/javascript"),
                    load(OWN, "task-log.js", "text/javascript"),
                    load(OWN, "sections.js", "text/javascript"),
                    load(HTMX, "htmx.min.js", "text/javascript"))
            .collect(Collectors.toMap(Asset::name, Function.identity()));

    private static Asset load(String folder, String name, String contentType) {
        try (@Nullable InputStream in = Assets.class.getResourceAsStream(folder + name)) {
            if (in == null) {
                throw new IllegalStateException("The jar lacks " + folder + name);
            }
            ByteString content = ByteString.of(in.readAllBytes());
            String version = content.sha256().hex().substring(0, VERSION_LENGTH);
            return new Asset(name, contentType + "; charset=utf-8", content, version);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void register(Api api) {
        api.open(HandlerType.GET, "/assets/{version}/{name}", this::serve);
    }

    private void serve(Context ctx) {
        @Nullable Asset asset = assets.get(ctx.pathParam("name"));
        if (asset == null || !asset.version().equals(ctx.pathParam("version"))) {
            throw NotFound.of("asset", ctx.pathParam("name"));
        }
        ctx.header(Header.CACHE_CONTROL, "public, max-age=31536000, immutable")
                .contentType(asset.contentType())
                .result(asset.content().toByteArray());
    }

    /**
     * The address of an asset.
     *
     * @param name such as {@code portal.css}
     */
    public String url(String name) {
        @Nullable Asset asset = assets.get(name);
        if (asset == null) {
            throw new IllegalArgumentException("There is no asset " + name);
        }
        return "/assets/" + asset.version() + "/" + name;
    }
}
