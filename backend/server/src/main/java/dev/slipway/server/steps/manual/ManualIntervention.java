package dev.slipway.server.steps.manual;

import static java.util.Objects.requireNonNullElse;

import dev.slipway.api.Form;
import dev.slipway.api.FormButton;
import dev.slipway.api.FormControl;
import dev.slipway.api.FormElement;
import dev.slipway.api.Interruption;
import dev.slipway.api.User;
import dev.slipway.server.access.Actor;
import dev.slipway.server.engine.ActionFailed;
import dev.slipway.server.engine.ActionRun;
import dev.slipway.server.engine.ActionType;
import dev.slipway.server.interruption.InterruptionService;
import dev.slipway.server.interruption.Question;
import dev.slipway.server.security.UserService;
import dev.slipway.server.task.TaskInterrupted;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** {@code Octopus.Manual}: goes on when somebody says so (R5.35, R7.44). */
public final class ManualIntervention implements ActionType {
    private static final String MANUAL = "Octopus.Action.Manual.";
    private static final String INSTRUCTIONS = "Instructions";
    private static final String RESULT = "Result";
    private static final String PROCEED = "Proceed";
    private static final String ABORT = "Abort";

    private final UserService users;

    public ManualIntervention(UserService users) {
        this.users = users;
    }

    @Override
    public String name() {
        return "Octopus.Manual";
    }

    /** It waits for people. */
    @Override
    public boolean hasAttempts() {
        return false;
    }

    @Override
    public void run(ActionRun run) throws ActionFailed, TaskInterrupted, IOException {
        String instructions = run.property(MANUAL + INSTRUCTIONS);
        if (instructions.isBlank()) {
            throw new ActionFailed(MANUAL + INSTRUCTIONS + " is missing; it says what to do.");
        }
        run.once("told", () -> {
            run.info("Waiting for somebody to proceed or abort.");
            return "";
        });
        Interruption answered = run.ask(
                "manual intervention",
                Question.Kind.MANUAL_INTERVENTION,
                run.action().action().name(),
                form(run.masked(instructions)),
                teams(run),
                run.flag(MANUAL + "BlockConcurrentDeployments"));
        Map<String, String> given = answered.form().values();
        User user = users.get(Actor.SYSTEM, Objects.requireNonNull(answered.responsibleUserId()));
        boolean isApproved = PROCEED.equals(given.get(RESULT));
        run.once("answered", () -> {
            tell(run, given.getOrDefault(InterruptionService.NOTES, ""), user, isApproved);
            return "";
        });
        if (!isApproved) {
            throw new ActionFailed("Aborted by " + user.displayName() + ".");
        }
    }

    private static Form form(String instructions) {
        return new Form(
                Map.of(),
                List.of(
                        new FormElement(INSTRUCTIONS, FormControl.paragraph(instructions), false),
                        new FormElement(InterruptionService.NOTES, FormControl.textArea("Notes"), false),
                        new FormElement(
                                RESULT,
                                FormControl.buttons(List.of(
                                        new FormButton(PROCEED, PROCEED, false), new FormButton(ABORT, ABORT, true))),
                                true)));
    }

    private static List<String> teams(ActionRun run) {
        return Arrays.stream(run.property(MANUAL + "ResponsibleTeamIds").split(","))
                .map(String::strip)
                .filter(team -> !team.isEmpty())
                .toList();
    }

    private static void tell(ActionRun run, String notes, User user, boolean isApproved) {
        run.setOutput("Manual.Notes", notes, false);
        run.setOutput("Manual.Approved", isApproved ? "True" : "False", false);
        run.setOutput("Manual.ResponsibleUser.Id", user.id(), false);
        run.setOutput("Manual.ResponsibleUser.Username", user.username(), false);
        run.setOutput("Manual.ResponsibleUser.DisplayName", user.displayName(), false);
        run.setOutput("Manual.ResponsibleUser.EmailAddress", requireNonNullElse(user.emailAddress(), ""), false);
        run.info((isApproved ? "Proceed" : "Abort") + ", said " + user.displayName()
                + (notes.isBlank() ? "." : ": " + notes.strip()));
    }
}
