package dev.slipway.bamboo.server;

import com.atlassian.bamboo.credentials.CredentialsAccessor;
import com.atlassian.bamboo.crypto.instance.SecretEncryptionService;
import com.atlassian.bamboo.ww2.BambooActionSupport;
import com.atlassian.bamboo.ww2.aware.permissions.GlobalAdminSecurityAware;
import com.atlassian.bandana.BandanaManager;
import dev.slipway.ci.CiFailure;
import dev.slipway.client.SlipwayClient;
import dev.slipway.client.SlipwayException;
import java.util.List;
import java.util.Map;
import org.apache.struts2.interceptor.parameter.StrutsParameter;
import org.jspecify.annotations.Nullable;

/**
 * The page that lists the servers and tries whether one answers. For administrators: Bamboo asks for that wherever it sees the
 * marker interface.
 */
public final class ServersAction extends BambooActionSupport implements GlobalAdminSecurityAware {
    private static final String PAGE = "success";

    private final ServerStore servers;
    private final ServerConnections connections;
    private String name = "";

    public ServersAction(BandanaManager bandana, SecretEncryptionService encryption, CredentialsAccessor credentials) {
        this.servers = new ServerStore(bandana);
        this.connections = new ServerConnections(servers, encryption, credentials);
    }

    public String list() {
        return PAGE;
    }

    /** Connects to the server of that name and says as whom. */
    public String test() {
        try (SlipwayClient client = connections.named(name).connect()) {
            String version = client.root().version();
            String user = client.users().me().username();
            addActionMessage(name + ": connected to Slipway " + version + " as " + user);
        } catch (CiFailure | SlipwayException e) {
            addActionError(name + ": " + e.getMessage());
        }
        return PAGE;
    }

    /** Plain maps, for Bamboo 12 lets a template call no methods of a plugin's classes. */
    public List<Map<String, String>> getServers() {
        return servers.all().stream()
                .map(server -> Map.of(
                        "name", server.name(),
                        "url", server.url(),
                        "space", server.space(),
                        "credentials", server.credentials()))
                .toList();
    }

    @StrutsParameter
    public void setName(@Nullable String name) {
        this.name = name == null ? "" : name.strip();
    }
}
