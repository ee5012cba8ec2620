package dev.slipway.bamboo.server;

import com.atlassian.bamboo.crypto.instance.SecretEncryptionService;
import com.atlassian.bamboo.ww2.BambooActionSupport;
import com.atlassian.bamboo.ww2.aware.permissions.GlobalAdminSecurityAware;
import com.atlassian.bandana.BandanaManager;
import dev.slipway.bamboo.HtmlText;
import java.util.List;
import java.util.Optional;
import org.apache.struts2.interceptor.parameter.StrutsParameter;
import org.jspecify.annotations.Nullable;

/**
 * The page of one server: adds, changes and deletes it. For administrators, as {@link ServersAction}. There is no getter for
 * a secret, so that no template can send one to the browser.
 */
public final class ServerAction extends BambooActionSupport implements GlobalAdminSecurityAware {
    private static final String FORM = "input";
    private static final String DONE = "success";

    private final ServerStore servers;
    private final SecretEncryptionService encryption;

    private String name = "";
    private String formerName = "";
    private String url = "";
    private String space = "";
    private String apiKey = "";
    private String credentials = "";
    private String proxyHost = "";
    private String proxyPort = "";
    private String proxyUser = "";
    private String proxyPassword = "";
    private String trustedCertificates = "";

    public ServerAction(BandanaManager bandana, SecretEncryptionService encryption) {
        this.servers = new ServerStore(bandana);
        this.encryption = encryption;
    }

    public String add() {
        return FORM;
    }

    public String edit() {
        former().ifPresentOrElse(this::show, () -> addActionError("There is no such server"));
        return FORM;
    }

    public String save() {
        ServerDraft draft = draft();
        Optional<SlipwayServer> former = former();
        var problems = draft.problems(former, otherNames());
        if (problems.isEmpty()) {
            servers.save(formerName, draft.toServer(former, encryption));
            return DONE;
        }
        problems.forEach(problem -> addFieldError(problem.field(), HtmlText.escaped(problem.message())));
        askAgain("apiKey", apiKey);
        askAgain("proxyPassword", proxyPassword);
        return FORM;
    }

    public String delete() {
        servers.delete(formerName);
        return DONE;
    }

    /** The form comes back without its secrets; left empty now, the stored one would be kept and the new one lost. */
    private void askAgain(String field, String secret) {
        if (!secret.isEmpty()) {
            addFieldError(field, "Type it again");
        }
    }

    private Optional<SlipwayServer> former() {
        return formerName.isEmpty() ? Optional.empty() : servers.find(formerName);
    }

    private List<String> otherNames() {
        return servers.all().stream()
                .map(SlipwayServer::name)
                .filter(other -> !other.equalsIgnoreCase(formerName))
                .toList();
    }

    private ServerDraft draft() {
        return new ServerDraft(
                name,
                url,
                space,
                apiKey,
                credentials,
                proxyHost,
                proxyPort,
                proxyUser,
                proxyPassword,
                trustedCertificates);
    }

    private void show(SlipwayServer server) {
        name = server.name();
        url = server.url();
        space = server.space();
        credentials = server.credentials();
        proxyHost = server.proxyHost();
        proxyPort = server.proxyHost().isEmpty() ? "" : String.valueOf(server.proxyPort());
        proxyUser = server.proxyUser();
        trustedCertificates = server.trustedCertificates();
    }

    /** What the field of the API key shows while it is empty. */
    public String getApiKeyPlaceholder() {
        return placeholder(former().map(SlipwayServer::apiKey));
    }

    public String getProxyPasswordPlaceholder() {
        return placeholder(former().map(SlipwayServer::proxyPassword));
    }

    private static String placeholder(Optional<String> stored) {
        return stored.filter(secret -> !secret.isEmpty())
                .map(secret -> "********")
                .orElse("");
    }

    private static String typed(@Nullable String value) {
        return value == null ? "" : value.strip();
    }

    public String getName() {
        return name;
    }

    @StrutsParameter
    public void setName(@Nullable String name) {
        this.name = typed(name);
    }

    public String getFormerName() {
        return formerName;
    }

    @StrutsParameter
    public void setFormerName(@Nullable String formerName) {
        this.formerName = typed(formerName);
    }

    public String getUrl() {
        return url;
    }

    @StrutsParameter
    public void setUrl(@Nullable String url) {
        this.url = typed(url);
    }

    public String getSpace() {
        return space;
    }

    @StrutsParameter
    public void setSpace(@Nullable String space) {
        this.space = typed(space);
    }

    @StrutsParameter
    public void setApiKey(@Nullable String apiKey) {
        this.apiKey = typed(apiKey);
    }

    public String getCredentials() {
        return credentials;
    }

    @StrutsParameter
    public void setCredentials(@Nullable String credentials) {
        this.credentials = typed(credentials);
    }

    public String getProxyHost() {
        return proxyHost;
    }

    @StrutsParameter
    public void setProxyHost(@Nullable String proxyHost) {
        this.proxyHost = typed(proxyHost);
    }

    public String getProxyPort() {
        return proxyPort;
    }

    @StrutsParameter
    public void setProxyPort(@Nullable String proxyPort) {
        this.proxyPort = typed(proxyPort);
    }

    public String getProxyUser() {
        return proxyUser;
    }

    @StrutsParameter
    public void setProxyUser(@Nullable String proxyUser) {
        this.proxyUser = typed(proxyUser);
    }

    @StrutsParameter
    public void setProxyPassword(@Nullable String proxyPassword) {
        this.proxyPassword = typed(proxyPassword);
    }

    public String getTrustedCertificates() {
        return trustedCertificates;
    }

    @StrutsParameter
    public void setTrustedCertificates(@Nullable String trustedCertificates) {
        this.trustedCertificates = typed(trustedCertificates);
    }
}
