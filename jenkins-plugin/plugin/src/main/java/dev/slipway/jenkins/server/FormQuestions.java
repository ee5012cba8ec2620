package dev.slipway.jenkins.server;

import dev.slipway.ci.CiFailure;
import dev.slipway.ci.Suggestions;
import hudson.model.Item;
import hudson.util.ComboBoxModel;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Asks the server for the drop-downs of a form, on behalf of those who may change the form. */
public final class FormQuestions {
    private static final Logger LOG = Logger.getLogger(FormQuestions.class.getName());

    private final @Nullable Item item;
    private final ServerChoice choice;

    /** @param item the job whose form it is; null outside of jobs */
    public FormQuestions(@Nullable Item item, ServerChoice choice) {
        this.item = item;
        this.choice = choice;
    }

    /** Empty for those who may not ask, and where the answer depends on what is known only when a build runs. */
    public ComboBoxModel names(Suggestions wanted, String project) {
        if (!FormAccess.isGranted(item) || (choice + project).contains("$")) {
            return new ComboBoxModel();
        }
        try {
            return new ComboBoxModel(wanted.ask(choice.connection(ApiKeys.of(item)), "", project));
        } catch (CiFailure e) {
            // A drop-down has no place to say it; the button "Test connection" has, and the build.
            LOG.log(Level.FINE, "No suggestions from Slipway", e);
            return new ComboBoxModel();
        }
    }
}
