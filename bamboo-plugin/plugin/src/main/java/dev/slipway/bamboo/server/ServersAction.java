package dev.slipway.bamboo.server;

import com.atlassian.bamboo.credentials.CredentialsAccessor;
import com.atlassian.bamboo.crypto.instance.SecretEncryptionService;
import com.atlassian.bamboo.ww2.BambooActionSupport;
import com.atlassian.bamboo.ww2.aware.permissions.GlobalAdminSecurityAware;
import com.atlassian.bandana.BandanaManager;
import dev.slipway.ci.CiFailure;
import dev.slipway.ci.ConnectionCheck;
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
    private String answer = "";
    private String problem = "";

    public ServersAction(BandanaManager bandana, SecretEncryptionService encryption, CredentialsAccessor credentials) {
        this.servers = new ServerStore(bandana);
        this.connections = new ServerConnections(servers, encryption, credentials);
    }

    public String list() {
        return PAGE;
    }

    /** Connects to the server of that name and says as whom. */
    public String test() {
        try {
            answer = name + ": " + ConnectionCheck.of(connections.named(name)).sentence();
        } catch (CiFailure e) {
            problem = name + ": " + e.getMessage();
        }
        return PAGE;
    }

    /** What the server said; empty when it was not asked. The template escapes it. */
    public String getAnswer() {
        return answer;
    }

    /** Why it said nothing; empty when it was not asked. The template escapes it. */
    public String getProblem() {
        return problem;
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
