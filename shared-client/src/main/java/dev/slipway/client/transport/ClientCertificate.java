package dev.slipway.client.transport;

import okio.ByteString;

/** A certificate with its key, as a PKCS#12 file, for servers that want to know the client by it. */
public record ClientCertificate(ByteString pkcs12, String password) {
    /** Without the password and the key. */
    @Override
    public String toString() {
        return "ClientCertificate[" + pkcs12.size() + " bytes]";
    }
}
