package dev.slipway.client.transport;

import java.util.List;
import org.apache.hc.client5.http.auth.AuthSchemeFactory;
import org.apache.hc.client5.http.auth.AuthScope;
import org.apache.hc.client5.http.auth.NTCredentials;
import org.apache.hc.client5.http.auth.StandardAuthScheme;
import org.apache.hc.client5.http.auth.UsernamePasswordCredentials;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.auth.BasicCredentialsProvider;
import org.apache.hc.client5.http.impl.auth.BasicSchemeFactory;
import org.apache.hc.client5.http.impl.auth.DigestSchemeFactory;
import org.apache.hc.client5.http.impl.auth.KerberosSchemeFactory;
import org.apache.hc.client5.http.impl.auth.NTLMSchemeFactory;
import org.apache.hc.client5.http.impl.auth.SPNegoSchemeFactory;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.config.RegistryBuilder;

/**
 * Signing in at a proxy, by the strongest scheme that it offers and that works. NTLM and Kerberos are deprecated in
 * HttpComponents, for good reasons; the networks that insist on them are why this transport exists.
 */
@SuppressWarnings("deprecation")
final class ProxyAuthentication {
    private static final List<String> STRONGEST_FIRST = List.of(
            StandardAuthScheme.SPNEGO,
            StandardAuthScheme.KERBEROS,
            StandardAuthScheme.NTLM,
            StandardAuthScheme.DIGEST,
            StandardAuthScheme.BASIC);

    private ProxyAuthentication() {}

    static void use(HttpClientBuilder builder, ProxySettings proxy) {
        builder.setProxy(new HttpHost("http", proxy.host(), proxy.port()))
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setProxyPreferredAuthSchemes(STRONGEST_FIRST)
                        .build())
                .setDefaultAuthSchemeRegistry(RegistryBuilder.<AuthSchemeFactory>create()
                        .register(StandardAuthScheme.SPNEGO, SPNegoSchemeFactory.DEFAULT)
                        .register(StandardAuthScheme.KERBEROS, KerberosSchemeFactory.DEFAULT)
                        .register(StandardAuthScheme.NTLM, NTLMSchemeFactory.INSTANCE)
                        .register(StandardAuthScheme.DIGEST, DigestSchemeFactory.INSTANCE)
                        .register(StandardAuthScheme.BASIC, BasicSchemeFactory.INSTANCE)
                        .build());
        if (proxy.credentials() != null) {
            builder.setDefaultCredentialsProvider(credentials(proxy, proxy.credentials()));
        }
    }

    private static BasicCredentialsProvider credentials(ProxySettings proxy, ProxyCredentials known) {
        var provider = new BasicCredentialsProvider();
        char[] password = known.password().toCharArray();
        provider.setCredentials(
                new AuthScope(null, proxy.host(), proxy.port(), null, StandardAuthScheme.NTLM),
                new NTCredentials(
                        known.username(), password, null, known.domain().isEmpty() ? null : known.domain()));
        provider.setCredentials(
                new AuthScope(proxy.host(), proxy.port()), new UsernamePasswordCredentials(known.username(), password));
        return provider;
    }
}
