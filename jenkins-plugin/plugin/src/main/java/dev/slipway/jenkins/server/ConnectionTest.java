package dev.slipway.jenkins.server;

import dev.slipway.api.Space;
import dev.slipway.api.User;
import dev.slipway.ci.CiFailure;
import dev.slipway.client.SlipwayClient;
import dev.slipway.client.SlipwayException;
import hudson.util.FormValidation;
import java.util.stream.Collectors;

/** What the button "Test connection" does. */
final class ConnectionTest {
    private ConnectionTest() {}

    static FormValidation of(SlipwayServer server) {
        try (SlipwayClient client =
                server.connection(ApiKeys.OF_SYSTEM.keyOf(server, ""), "").connect()) {
            User user = client.users().me();
            String spaces = client.spaces().all().stream().map(Space::name).collect(Collectors.joining(", "));
            if (!server.getSpace().isEmpty()) {
                client.space(server.getSpace()).projects().list().firstPage();
            }
            return FormValidation.ok("The server answers " + user.username() + ", who sees the spaces: " + spaces);
        } catch (SlipwayException e) {
            return FormValidation.error(String.valueOf(CiFailure.of(e).getMessage()));
        } catch (CiFailure e) {
            return FormValidation.error(String.valueOf(e.getMessage()));
        }
    }
}
