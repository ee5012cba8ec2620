package dev.slipway.jenkins.server;

import dev.slipway.ci.CiFailure;
import dev.slipway.ci.Suggestions;
import hudson.model.Item;
import hudson.util.ComboBoxModel;
import hudson.util.FormValidation;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Asks the server for the drop-downs and checks of a form, on behalf of those who may change the form. */
public final class FormQuestions {
    private static final Pattern ID = Pattern.compile("[A-Za-z]+-\\d+");
    private static final int MOST_SHOWN = 10;
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

    /**
     * A warning about the first name that the server does not have, and no more than that: it may have it when a build runs. Ok
     * where the server cannot be asked.
     *
     * @param typed names, or slugs or ids in their place
     */
    public FormValidation check(Suggestions wanted, String project, List<String> typed) {
        List<String> known = names(wanted, project);
        if (known.isEmpty() || known.size() >= Suggestions.MOST) {
            return FormValidation.ok();
        }
        Set<String> slugs = known.stream().map(FormQuestions::slug).collect(Collectors.toSet());
        return typed.stream()
                .filter(name -> !name.isEmpty()
                        && !name.contains("$")
                        && !ID.matcher(name).matches())
                .filter(name -> !slugs.contains(slug(name)))
                .findFirst()
                .map(name -> FormValidation.warning("The server has no '" + name + "' now; it has "
                        + known.stream().limit(MOST_SHOWN).collect(Collectors.joining(", "))
                        + (known.size() > MOST_SHOWN ? "..." : "")))
                .orElseGet(FormValidation::ok);
    }

    private static String slug(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", "-");
    }
}
