package dev.slipway.client.transport;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.Proxy;
import okhttp3.Authenticator;
import okhttp3.Connection;
import okhttp3.Credentials;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.Route;
import org.jspecify.annotations.Nullable;

/**
 * Signs OkHttp in at a proxy by user name and password, at once and not only when asked: a streamed body cannot be sent again.
 *
 * @param proxy null for the one that the JVM's system properties name, and then {@code https.proxyUser} and
 *     {@code https.proxyPassword}, or the same of {@code http}, say as whom
 */
record ProxySignIn(@Nullable ProxySettings proxy) implements Authenticator, Interceptor {
    private static final String SIGNED_IN = "Proxy-Authorization";
    /** The scheme that OkHttp itself pretends to be asked for, before it has asked the proxy for a tunnel. */
    private static final String BEFOREHAND = "OkHttp-Preemptive";

    /** For tunnels; for plain HTTP only when what {@link #intercept} has sent was not right. */
    @Override
    public @Nullable Request authenticate(@Nullable Route route, Response answer) throws IOException {
        @Nullable String basic = basic(answer.request());
        boolean isAsked = answer.challenges().stream()
                .noneMatch(challenge -> challenge.scheme().equals(BEFOREHAND));
        if (isAsked) {
            throw new ProxyRefusedException(
                    basic == null
                            ? "The proxy wants a user name and a password"
                            : "The proxy does not accept the user name and the password");
        }
        return basic == null ? null : signedIn(answer.request(), basic);
    }

    @Override
    public Response intercept(Chain chain) throws IOException {
        Request request = chain.request();
        @Nullable Connection connection = chain.connection();
        boolean isProxied =
                connection != null && connection.route().proxy().type() == Proxy.Type.HTTP && !request.isHttps();
        @Nullable String basic = isProxied ? basic(request) : null;
        return chain.proceed(basic == null ? request : signedIn(request, basic));
    }

    private static Request signedIn(Request request, String basic) {
        return request.newBuilder().header(SIGNED_IN, basic).build();
    }

    private @Nullable String basic(Request request) {
        if (proxy != null) {
            @Nullable ProxyCredentials own = proxy.credentials();
            return own == null ? null : Credentials.basic(own.username(), own.password(), UTF_8);
        }
        @Nullable String ofScheme = request.isHttps() ? ofJvm("https") : null;
        return ofScheme == null ? ofJvm("http") : ofScheme;
    }

    private static @Nullable String ofJvm(String scheme) {
        @Nullable String user = System.getProperty(scheme + ".proxyUser");
        @Nullable String password = System.getProperty(scheme + ".proxyPassword");
        return user == null || password == null ? null : Credentials.basic(user, password, UTF_8);
    }
}
