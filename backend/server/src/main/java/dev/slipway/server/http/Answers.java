package dev.slipway.server.http;

import com.squareup.moshi.Types;
import dev.slipway.api.Page;
import dev.slipway.json.WireJson;
import dev.slipway.server.persistence.Listing;
import dev.slipway.server.persistence.Stretch;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.lang.reflect.Type;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What handlers answer with. */
public final class Answers {
    static final String JSON = "application/json; charset=utf-8";
    private static final Set<String> STRETCH = Set.of("skip", "take");

    private Answers() {}

    /** 200 with the resource. */
    public static void answer(Context ctx, Object resource) {
        json(ctx, resource, resource.getClass());
    }

    /** 201 with the resource. */
    public static void created(Context ctx, Object resource) {
        ctx.status(HttpStatus.CREATED);
        answer(ctx, resource);
    }

    /** 200 with a bare array of all. */
    public static <T> void all(Context ctx, List<T> resources, Class<T> type) {
        json(ctx, resources, Types.newParameterizedType(List.class, type));
    }

    /** 200 with {@code {}}: deletions answer so, for some clients reject 204. */
    public static void done(Context ctx) {
        ctx.contentType(JSON).result("{}");
    }

    /** 200 with one page of a list; the stretch is the query's. */
    public static <T> void page(Context ctx, Listing<T> listing, Class<T> type) {
        page(ctx, listing, type, type.getSimpleName());
    }

    public static <T> void page(Context ctx, Listing<T> listing, Class<T> type, String itemType) {
        boolean isWhole = !Requests.list(ctx, "ids").isEmpty();
        Stretch stretch = isWhole ? Stretch.ALL : Requests.stretch(ctx);
        int perPage = Math.max(1, isWhole ? Math.max(Stretch.DEFAULT_TAKE, listing.total()) : stretch.take());
        int pages = Math.max(1, (int) ((listing.total() + (long) perPage - 1) / perPage));
        int last = pages - 1;
        var page = new Page<T>(
                itemType,
                listing.total(),
                perPage,
                pages,
                last,
                false,
                listing.items(),
                links(ctx, stretch.skip(), perPage, listing.total(), last));
        json(ctx, page, Types.newParameterizedType(Page.class, type));
    }

    private static Map<String, String> links(Context ctx, int skip, int take, int total, int last) {
        String path = publicPath(ctx);
        var links = new LinkedHashMap<String, String>();
        links.put("Self", address(ctx, path, skip, take));
        links.put("Template", path + "{?skip,take,ids,partialName}");
        links.put("Page.All", address(ctx, path, 0, Integer.MAX_VALUE));
        links.put("Page.Current", address(ctx, path, skip, take));
        if (skip > 0) {
            links.put("Page.Previous", address(ctx, path, Math.max(0, skip - take), take));
        }
        if ((long) skip + take < total) {
            links.put("Page.Next", address(ctx, path, skip + take, take));
        }
        links.put("Page.Last", address(ctx, path, (int) Math.min(Integer.MAX_VALUE, (long) last * take), take));
        return links;
    }

    /** The request's path with the space as an id, whatever the client wrote. */
    private static String publicPath(Context ctx) {
        String path = ctx.path();
        return ctx.pathParamMap().containsKey("space")
                ? "/api/" + Api.space(ctx) + path.substring(path.indexOf('/', "/api/".length()))
                : path;
    }

    private static String address(Context ctx, String path, int skip, int take) {
        String filters = ctx.queryParamMap().entrySet().stream()
                .filter(entry -> !STRETCH.contains(entry.getKey().toLowerCase(Locale.ROOT)))
                .flatMap(
                        entry -> entry.getValue().stream().map(value -> encoded(entry.getKey()) + "=" + encoded(value)))
                .collect(Collectors.joining("&"));
        return path + "?skip=" + skip + "&take=" + take + (filters.isEmpty() ? "" : "&" + filters);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    public static void json(Context ctx, Object value, Type type) {
        ctx.contentType(JSON).result(WireJson.write(value, type));
    }
}
