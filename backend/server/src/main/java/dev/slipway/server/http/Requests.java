package dev.slipway.server.http;

import dev.slipway.json.BadJson;
import dev.slipway.json.WireJson;
import dev.slipway.server.persistence.Filter;
import dev.slipway.server.persistence.Stretch;
import dev.slipway.server.problem.Invalid;
import dev.slipway.server.problem.TooLarge;
import io.javalin.http.Context;
import io.javalin.http.Header;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import okio.Buffer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What handlers read from a request. */
public final class Requests {
    /** The most bytes of a JSON body; large processes and variable sets stay far below it. */
    public static final int LARGEST_JSON = 16 * 1024 * 1024;

    private static final Logger log = LoggerFactory.getLogger(Requests.class);

    private Requests() {}

    /**
     * The body as JSON, whatever the content type says (clients send JSON under form types).
     *
     * @throws Invalid when it is no JSON of that shape, or one of its texts cannot be
     * @throws TooLarge over {@link #LARGEST_JSON} bytes
     */
    public static <T> T body(Context ctx, Class<T> type) {
        return body(ctx, (Type) type);
    }

    @SuppressWarnings("TypeParameterUnusedInFormals")
    public static <T> T body(Context ctx, Type type) {
        try (Buffer bytes = bytes(ctx)) {
            if (bytes.size() == 0) {
                throw new Invalid("The request has no body; send a JSON document.");
            }
            BodyTexts.check(bytes.peek());
            return WireJson.read(bytes, type);
        } catch (BadJson e) {
            throw new Invalid("The request's body cannot be read: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new Invalid("The request's body could not be received: " + e.getMessage(), e);
        }
    }

    private static Buffer bytes(Context ctx) throws IOException {
        var bytes = new Buffer();
        InputStream in = ctx.req().getInputStream();
        byte[] chunk = new byte[16 * 1024];
        for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
            bytes.write(chunk, 0, n);
            if (bytes.size() > LARGEST_JSON) {
                throw new TooLarge("The request's body is larger than " + LARGEST_JSON + " bytes.");
            }
        }
        return bytes;
    }

    /**
     * Reads what is left of a refused request's body, up to a limit: most clients take the answer only when they have
     * sent everything. One that waits to be asked for its body is not asked.
     */
    static void discardRest(Context ctx) {
        if (ctx.header(Header.EXPECT) != null) {
            return;
        }
        try {
            InputStream in = ctx.req().getInputStream();
            byte[] chunk = new byte[16 * 1024];
            long left = LARGEST_JSON;
            for (int n = in.read(chunk); n >= 0 && left > 0; n = in.read(chunk)) {
                left -= n;
            }
        } catch (IOException e) {
            log.debug("A client went away before it had sent its request", e);
        }
    }

    /** What the query narrows a list by; unknown parameters are ignored. */
    public static Filter filter(Context ctx) {
        return new Filter(list(ctx, "ids"), text(ctx, "partialName"), text(ctx, "name"), stretch(ctx));
    }

    public static Stretch stretch(Context ctx) {
        return new Stretch(number(ctx, "skip", 0), number(ctx, "take", Stretch.DEFAULT_TAKE));
    }

    /** A list in any of the spellings {@code a,b}, {@code a%2Cb} and repeated; empty when it is absent or empty. */
    public static List<String> list(Context ctx, String parameter) {
        return named(ctx, parameter)
                .flatMap(value -> Stream.of(value.split(",")))
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .distinct()
                .toList();
    }

    /** The parameter, empty when it is absent. */
    public static String text(Context ctx, String parameter) {
        return named(ctx, parameter).findFirst().orElse("").strip();
    }

    /** A flag in the spellings that {@code Boolean} and clients know; anything else than true is false. */
    public static boolean flag(Context ctx, String parameter) {
        return text(ctx, parameter).equalsIgnoreCase("true");
    }

    public static int number(Context ctx, String parameter, int whenAbsent) {
        String text = text(ctx, parameter);
        if (text.isEmpty()) {
            return whenAbsent;
        }
        try {
            int number = Integer.parseInt(text);
            if (number >= 0) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw notANumber(parameter, text, e);
        }
        throw notANumber(parameter, text, null);
    }

    private static Invalid notANumber(String parameter, String text, @Nullable Exception cause) {
        var problem = new Invalid(
                parameter,
                "The parameter " + parameter + " is '" + text + "'; it must be a whole number from 0 to "
                        + Integer.MAX_VALUE);
        if (cause != null) {
            problem.addSuppressed(cause);
        }
        return problem;
    }

    /** Query parameters are named in any case. */
    private static Stream<String> named(Context ctx, String parameter) {
        String wanted = parameter.toLowerCase(Locale.ROOT);
        return ctx.queryParamMap().entrySet().stream()
                .filter(entry -> entry.getKey().toLowerCase(Locale.ROOT).equals(wanted))
                .flatMap(entry -> entry.getValue().stream());
    }
}
