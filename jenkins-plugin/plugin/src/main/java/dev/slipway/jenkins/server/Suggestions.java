package dev.slipway.jenkins.server;

import dev.slipway.api.Channel;
import dev.slipway.api.Environment;
import dev.slipway.api.Project;
import dev.slipway.api.Runbook;
import dev.slipway.api.Space;
import dev.slipway.ci.CiFailure;
import dev.slipway.ci.CiFailure.Reason;
import dev.slipway.ci.ServerConnection;
import dev.slipway.client.SlipwayClient;
import dev.slipway.client.SlipwayException;
import dev.slipway.client.SpaceClient;
import hudson.model.Item;
import hudson.util.ComboBoxModel;
import java.util.List;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** What there is on a server, for the drop-downs of a form; nothing for those who may not change the form. */
public final class Suggestions {
    private static final Logger LOG = Logger.getLogger(Suggestions.class.getName());

    private final @Nullable Item item;
    private final ServerChoice choice;

    public Suggestions(@Nullable Item item, ServerChoice choice) {
        this.item = item;
        this.choice = choice;
    }

    public ComboBoxModel spaces() {
        return names(client -> client.spaces().all().stream().map(Space::name).toList());
    }

    public ComboBoxModel projects() {
        return inSpace(
                space -> space.projects().all().stream().map(Project::name).toList());
    }

    public ComboBoxModel environments() {
        return inSpace(space ->
                space.environments().all().stream().map(Environment::name).toList());
    }

    public ComboBoxModel channels(String project) {
        return inProject(project, space -> space.projects().channels(project).stream()
                .map(Channel::name)
                .toList());
    }

    public ComboBoxModel runbooks(String project) {
        return inProject(project, space -> space.projects().runbooks(project).stream()
                .map(Runbook::name)
                .toList());
    }

    private ComboBoxModel inProject(String project, Function<SpaceClient, List<String>> question) {
        return project.isBlank() || project.contains("$") ? new ComboBoxModel() : inSpace(question);
    }

    private ComboBoxModel inSpace(Function<SpaceClient, List<String>> question) {
        return names(client -> {
            String space = connection().space();
            return question.apply(client.space(space.isEmpty() ? defaultSpace(client) : space));
        });
    }

    private static String defaultSpace(SlipwayClient client) {
        return client.spaces().list().stream()
                .filter(Space::isDefault)
                .findFirst()
                .map(Space::id)
                .orElseThrow(() -> new CiFailure(Reason.NOT_FOUND, "The server has no default space"));
    }

    private ComboBoxModel names(Function<SlipwayClient, List<String>> question) {
        if (!FormAccess.isGranted(item)) {
            return new ComboBoxModel();
        }
        try (SlipwayClient client = connection().connect()) {
            return new ComboBoxModel(question.apply(client));
        } catch (SlipwayException | CiFailure e) {
            // A drop-down has no place to say it; the button "Test connection" has, and the build.
            LOG.log(Level.FINE, "No suggestions from Slipway", e);
            return new ComboBoxModel();
        }
    }

    private ServerConnection connection() {
        return choice.connection(ApiKeys.of(item));
    }
}
