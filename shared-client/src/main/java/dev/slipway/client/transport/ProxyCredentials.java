package dev.slipway.client.transport;

import java.io.Serializable;

/** Who a proxy lets through; {@code domain} is the Windows domain for NTLM, empty for none. */
public record ProxyCredentials(String username, String password, String domain) implements Serializable {
    public ProxyCredentials(String username, String password) {
        this(username, password, "");
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "ProxyCredentials[username=" + username + ", domain=" + domain + "]";
    }
}
