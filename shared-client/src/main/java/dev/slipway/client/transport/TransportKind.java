package dev.slipway.client.transport;

/** Which HTTP library makes the connections. */
public enum TransportKind {
    /** The default; proxies with a password know it by Basic authentication only. */
    OK_HTTP {
        @Override
        public Transport open(TransportSettings settings) {
            return new OkHttpTransport(settings);
        }
    },
    /** For networks whose proxy wants NTLM or Kerberos. */
    HTTP_COMPONENTS {
        @Override
        public Transport open(TransportSettings settings) {
            return new HttpComponentsTransport(settings);
        }
    };

    public abstract Transport open(TransportSettings settings);
}
