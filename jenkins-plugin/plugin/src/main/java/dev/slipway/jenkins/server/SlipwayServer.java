package dev.slipway.jenkins.server;

import dev.slipway.ci.CiFailure;
import dev.slipway.ci.ConnectionCheck;
import dev.slipway.ci.ServerConnection;
import hudson.Extension;
import hudson.model.AbstractDescribableImpl;
import hudson.model.Descriptor;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import java.net.URI;
import java.net.URISyntaxException;
import org.jenkinsci.Symbol;
import org.jspecify.annotations.Nullable;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** A Slipway server that an administrator has set up for the jobs of this Jenkins. */
public final class SlipwayServer extends AbstractDescribableImpl<SlipwayServer> {
    private static final String USER_AGENT = "slipway-jenkins";

    private final String id;
    private final String url;
    private @Nullable String credentialsId;
    private @Nullable String space;
    private @Nullable String trustedCertificates;

    @DataBoundConstructor
    public SlipwayServer(@Nullable String id, @Nullable String url) {
        this.id = stripped(id);
        this.url = stripped(url);
    }

    private static String stripped(@Nullable String text) {
        return text == null ? "" : text.strip();
    }

    /** The name by which jobs call it. */
    public String getId() {
        return id;
    }

    public String getUrl() {
        return url;
    }

    /** Of the secret text that is the API key for all jobs; empty when each job has to bring its own. */
    public String getCredentialsId() {
        return stripped(credentialsId);
    }

    @DataBoundSetter
    public void setCredentialsId(@Nullable String credentialsId) {
        this.credentialsId = stripped(credentialsId);
    }

    /** Name or id; empty for the server's default one. */
    public String getSpace() {
        return stripped(space);
    }

    @DataBoundSetter
    public void setSpace(@Nullable String space) {
        this.space = stripped(space);
    }

    /** In PEM; empty for none besides those of the JVM. */
    public String getTrustedCertificates() {
        return stripped(trustedCertificates);
    }

    @DataBoundSetter
    public void setTrustedCertificates(@Nullable String trustedCertificates) {
        this.trustedCertificates = stripped(trustedCertificates);
    }

    boolean isBlank() {
        return id.isEmpty() && url.isEmpty();
    }

    /** The way to it, for builds and for forms alike, on the controller and on agents. */
    ServerConnection connection(String apiKey, String wantedSpace) {
        String pem = getTrustedCertificates();
        return new ServerConnection(
                url,
                apiKey,
                wantedSpace.isEmpty() ? getSpace() : wantedSpace,
                JenkinsProxy.to(url),
                pem.isEmpty() ? null : pem,
                USER_AGENT);
    }

    /** Its form on the page "System". */
    @Extension
    @Symbol("slipwayServer")
    public static final class DescriptorImpl extends Descriptor<SlipwayServer> {
        @Override
        public String getDisplayName() {
            return "Slipway server";
        }

        @POST
        public FormValidation doCheckId(@QueryParameter String value) {
            FormAccess.requireAdministrator();
            return value.isBlank()
                    ? FormValidation.error("Give the server a name by which jobs call it")
                    : FormValidation.ok();
        }

        @POST
        public FormValidation doCheckUrl(@QueryParameter String value) {
            FormAccess.requireAdministrator();
            try {
                URI url = new URI(value.strip());
                boolean isWeb = "https".equals(url.getScheme()) || "http".equals(url.getScheme());
                if (isWeb && url.getHost() != null) {
                    return FormValidation.ok();
                }
            } catch (URISyntaxException e) {
                // The sentence below says what is wanted.
            }
            return FormValidation.error("Write the address as https://host or https://host/path");
        }

        @POST
        public ListBoxModel doFillCredentialsIdItems(@QueryParameter String credentialsId) {
            FormAccess.requireAdministrator();
            return ApiKeys.choices(null, credentialsId);
        }

        /** Asks the server who one is there, and shows the answer beside the button. */
        @POST
        public FormValidation doTestConnection(
                @QueryParameter String id,
                @QueryParameter String url,
                @QueryParameter String credentialsId,
                @QueryParameter String space,
                @QueryParameter String trustedCertificates) {
            FormAccess.requireAdministrator();
            var typed = new SlipwayServer(id, url);
            typed.setCredentialsId(credentialsId);
            typed.setSpace(space);
            typed.setTrustedCertificates(trustedCertificates);
            try {
                return FormValidation.ok(ConnectionCheck.of(typed.connection(ApiKeys.OF_SYSTEM.keyOf(typed, ""), ""))
                        .sentence());
            } catch (CiFailure e) {
                return FormValidation.error(String.valueOf(e.getMessage()));
            }
        }
    }
}
