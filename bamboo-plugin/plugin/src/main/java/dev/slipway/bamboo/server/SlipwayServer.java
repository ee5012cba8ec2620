package dev.slipway.bamboo.server;

/**
 * A server as it is stored. Texts are empty where nothing was given.
 *
 * @param name by which tasks name it; unique in any case
 * @param space name or id; empty for the server's default one
 * @param apiKey encrypted by Bamboo; empty where {@code credentials} are given
 * @param credentials name of shared credentials of Bamboo whose password is the API key
 * @param proxyPort 0 where there is no proxy
 * @param proxyPassword encrypted by Bamboo
 * @param trustedCertificates in PEM
 */
public record SlipwayServer(
        String name,
        String url,
        String space,
        String apiKey,
        String credentials,
        String proxyHost,
        int proxyPort,
        String proxyUser,
        String proxyPassword,
        String trustedCertificates) {
    /** Without the secrets, though they are encrypted. */
    @Override
    public String toString() {
        return "SlipwayServer[name=" + name + ", url=" + url + ", space=" + space + "]";
    }
}
