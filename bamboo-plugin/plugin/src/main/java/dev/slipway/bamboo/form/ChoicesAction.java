package dev.slipway.bamboo.form;

import com.atlassian.bamboo.credentials.CredentialsAccessor;
import com.atlassian.bamboo.crypto.instance.SecretEncryptionService;
import com.atlassian.bamboo.ww2.BambooActionSupport;
import com.atlassian.bandana.BandanaManager;
import dev.slipway.bamboo.server.ServerConnections;
import dev.slipway.bamboo.server.ServerStore;
import dev.slipway.bamboo.task.BambooVariables;
import dev.slipway.ci.CiFailure;
import dev.slipway.ci.CiOperation;
import dev.slipway.ci.Suggestions;
import java.time.InstantSource;
import java.util.List;
import org.apache.struts2.interceptor.parameter.StrutsParameter;
import org.jspecify.annotations.Nullable;

/** Answers the "Choose" links of a task's form. Refuses whoever has no {@link ChoiceTicket}. */
public final class ChoicesAction extends BambooActionSupport {
    private static final String FRAGMENT = "success";

    private final ServerConnections connections;
    private final ChoiceTicket tickets;

    private String ticket = "";
    private String server = "";
    private String space = "";
    private String project = "";
    private String operation = "";
    private String field = "";

    private List<String> choices = List.of();
    private String problem = "";

    public ChoicesAction(BandanaManager bandana, SecretEncryptionService encryption, CredentialsAccessor credentials) {
        this.connections = new ServerConnections(new ServerStore(bandana), encryption, credentials);
        this.tickets = new ChoiceTicket(encryption, InstantSource.system());
    }

    public String choose() {
        if (!tickets.isValid(ticket)) {
            problem = "This form was opened too long ago: reload the page";
            return FRAGMENT;
        }
        try {
            choices = suggestions().ask(connections.named(server), known(space), known(project));
        } catch (CiFailure e) {
            problem = String.valueOf(e.getMessage());
        }
        return FRAGMENT;
    }

    private Suggestions suggestions() {
        return CiOperation.ofKey(operation).stream()
                .flatMap(known -> known.fields().stream()
                        .filter(one -> one.name().equals(field))
                        .flatMap(one -> Suggestions.of(known, one).stream()))
                .findFirst()
                .orElseThrow(() ->
                        new CiFailure(CiFailure.Reason.INPUT, "There is nothing to choose from for '" + field + "'"));
    }

    /** A variable is no name to ask for. */
    private static String known(String typed) {
        return BambooVariables.isReference(typed) ? "" : typed;
    }

    public List<String> getChoices() {
        return choices;
    }

    /** Why there is nothing to choose from; empty when there is. */
    public String getProblem() {
        return problem;
    }

    @StrutsParameter
    public void setTicket(@Nullable String ticket) {
        this.ticket = typed(ticket);
    }

    @StrutsParameter
    public void setServer(@Nullable String server) {
        this.server = typed(server);
    }

    @StrutsParameter
    public void setSpace(@Nullable String space) {
        this.space = typed(space);
    }

    @StrutsParameter
    public void setProject(@Nullable String project) {
        this.project = typed(project);
    }

    /** The key of the operation whose form it is. */
    @StrutsParameter
    public void setOperation(@Nullable String operation) {
        this.operation = typed(operation);
    }

    @StrutsParameter
    public void setField(@Nullable String field) {
        this.field = typed(field);
    }

    private static String typed(@Nullable String value) {
        return value == null ? "" : value.strip();
    }
}
