package dev.slipway.client.transport;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Collection;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/**
 * Whom one trusts, and who one is, in TLS.
 *
 * @param trustedCertificates certificates in PEM that are trusted besides the JVM's own; null for none
 */
public record TlsSettings(@Nullable String trustedCertificates, @Nullable ClientCertificate clientCertificate) {
    public static final TlsSettings DEFAULT = new TlsSettings(null, null);

    /** @throws IllegalArgumentException when the certificates cannot be read */
    X509TrustManager trustManager() {
        try {
            X509TrustManager ofJvm = trustManager(null);
            if (trustedCertificates == null) {
                return ofJvm;
            }
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            add(store, "own-", certificates(trustedCertificates));
            add(store, "jvm-", List.of(ofJvm.getAcceptedIssuers()));
            return trustManager(store);
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalArgumentException("The trusted certificates cannot be read: " + e.getMessage(), e);
        }
    }

    private static Collection<? extends Certificate> certificates(String pem) throws GeneralSecurityException {
        Collection<? extends Certificate> read = CertificateFactory.getInstance("X.509")
                .generateCertificates(new ByteArrayInputStream(pem.getBytes(US_ASCII)));
        if (read.isEmpty()) {
            throw new GeneralSecurityException("there is no certificate in PEM");
        }
        return read;
    }

    private static void add(KeyStore store, String prefix, Collection<? extends Certificate> certificates)
            throws GeneralSecurityException {
        int number = 0;
        for (Certificate certificate : certificates) {
            store.setCertificateEntry(prefix + number++, certificate);
        }
    }

    private static X509TrustManager trustManager(@Nullable KeyStore store) throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        for (TrustManager manager : factory.getTrustManagers()) {
            if (manager instanceof X509TrustManager x509) {
                return x509;
            }
        }
        throw new GeneralSecurityException("the JVM has no trust manager for X.509");
    }

    /** @throws IllegalArgumentException when the client certificate cannot be read */
    SSLContext context(X509TrustManager trustManager) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keyManagers(), new TrustManager[] {trustManager}, null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalArgumentException("The client certificate cannot be read: " + e.getMessage(), e);
        }
    }

    private KeyManager @Nullable [] keyManagers() throws GeneralSecurityException, IOException {
        if (clientCertificate == null) {
            return null;
        }
        char[] password = clientCertificate.password().toCharArray();
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(new ByteArrayInputStream(clientCertificate.pkcs12().toByteArray()), password);
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(store, password);
        return factory.getKeyManagers();
    }
}
