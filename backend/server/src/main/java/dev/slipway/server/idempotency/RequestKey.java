package dev.slipway.server.idempotency;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.slipway.json.WireJson;
import dev.slipway.server.http.Api;
import dev.slipway.server.problem.Invalid;
import io.javalin.http.Context;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a request that is to be carried out once is known by when it comes again. Only hashes, for its body may have
 * secrets that are easy to guess.
 *
 * @param hash of the sender and the key
 * @param digest of the key and of all that is asked for
 */
public record RequestKey(String hash, String digest) {
    /** As in the IETF's draft of that name. */
    private static final String HEADER = "Idempotency-Key";

    private static final Pattern KEY = Pattern.compile("[!-~]{1,255}");

    /**
     * None when the request has no key.
     *
     * @param body as it was read, so that it does not matter how it was written
     */
    public static Optional<RequestKey> of(Context ctx, Object body) {
        @Nullable String key = ctx.header(HEADER);
        if (key == null) {
            return Optional.empty();
        }
        if (!KEY.matcher(key).matches()) {
            throw new Invalid(
                    HEADER,
                    "The header " + HEADER + " has " + key.length()
                            + " characters; it must be 1 to 255 visible characters of ASCII");
        }
        return Optional.of(new RequestKey(
                digest(Api.actor(ctx).id(), key),
                digest(
                        key,
                        ctx.method().name(),
                        ctx.path(),
                        Objects.requireNonNullElse(ctx.queryString(), ""),
                        WireJson.write(body))));
    }

    private static String digest(String... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String part : parts) {
                digest.update(part.getBytes(UTF_8));
                digest.update((byte) 0);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new LinkageError("Every Java has SHA-256", e);
        }
    }
}
