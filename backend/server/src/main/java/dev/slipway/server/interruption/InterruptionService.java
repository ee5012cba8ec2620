package dev.slipway.server.interruption;

import static dev.slipway.server.access.Permission.INTERRUPTION_SUBMIT;
import static dev.slipway.server.access.Permission.INTERRUPTION_VIEW;
import static java.util.Objects.requireNonNullElse;

import dev.slipway.api.FormButton;
import dev.slipway.api.FormElement;
import dev.slipway.api.Interruption;
import dev.slipway.api.InterruptionBuilder;
import dev.slipway.api.ServerTask;
import dev.slipway.server.access.Actor;
import dev.slipway.server.access.Scope;
import dev.slipway.server.audit.AuditLog;
import dev.slipway.server.audit.EventCategory;
import dev.slipway.server.persistence.Database;
import dev.slipway.server.persistence.DuplicateKey;
import dev.slipway.server.persistence.Filter;
import dev.slipway.server.persistence.Ids;
import dev.slipway.server.persistence.Listing;
import dev.slipway.server.persistence.SpaceId;
import dev.slipway.server.problem.Checks;
import dev.slipway.server.problem.Invalid;
import dev.slipway.server.problem.NotFound;
import dev.slipway.server.task.TaskInbox;
import dev.slipway.server.task.TaskInterrupted;
import dev.slipway.server.task.TaskRun;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Interruptions as resources (R7.41 to R7.43), and as what tasks wait for. */
public final class InterruptionService {
    /** The field of a form for what the answering person has to say. */
    public static final String NOTES = "Notes";

    private static final String BUTTONS = "SubmitButtonGroup";

    /** The answer may be given to another process, of which this one hears nothing. */
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);

    private final Database db;
    private final Clock clock;
    private final AuditLog audit;
    private final TaskInbox tasks;
    private final InterruptionStore store = new InterruptionStore();
    private final Object news = new Object();

    public InterruptionService(Database db, Clock clock, AuditLog audit, TaskInbox tasks) {
        this.db = db;
        this.clock = clock;
        this.audit = audit;
        this.tasks = tasks;
    }

    /** Newest first. */
    public Listing<Interruption> list(
            Actor actor, SpaceId space, String regarding, boolean isPendingOnly, Filter filter) {
        actor.require(INTERRUPTION_VIEW, Scope.of(space));
        return db.read(tx -> store.list(tx, space, regarding, isPendingOnly, filter)
                .map(interruption -> shown(actor, interruption)));
    }

    public Interruption get(Actor actor, SpaceId space, String id) {
        return db.read(tx -> {
            Interruption found = store.find(tx, space, id).orElseThrow(() -> NotFound.of("interruption", id));
            actor.require(INTERRUPTION_VIEW, place(found));
            return shown(actor, found);
        });
    }

    private static Interruption shown(Actor actor, Interruption interruption) {
        boolean mayAnswer = interruption.isPending() && actor.may(INTERRUPTION_SUBMIT, place(interruption));
        return interruption
                .withCanTakeResponsibility(mayAnswer)
                .withHasResponsibility(mayAnswer && actor.id().equals(interruption.responsibleUserId()));
    }

    /** The ids of what it is about say of which kind they are. */
    private static Scope place(Interruption interruption) {
        return new Scope(
                new SpaceId(String.valueOf(interruption.spaceId())),
                related(interruption, "Projects-"),
                related(interruption, "Environments-"),
                related(interruption, "Tenants-"));
    }

    private static @Nullable String related(Interruption interruption, String kind) {
        return interruption.relatedDocumentIds().stream()
                .filter(id -> id.startsWith(kind))
                .findFirst()
                .orElse(null);
    }

    /** Whoever has it alone may answer; another may take it over (R7.43). */
    public Interruption takeResponsibility(Actor actor, SpaceId space, String id) {
        return db.write(tx -> {
            Interruption locked = pending(tx, actor, space, id);
            return shown(actor, store.update(tx, locked.withResponsibleUserId(actor.id())));
        });
    }

    private Interruption pending(Handle tx, Actor actor, SpaceId space, String id) {
        Interruption found = store.find(tx, space, id).orElseThrow(() -> NotFound.of("interruption", id));
        actor.require(INTERRUPTION_SUBMIT, place(found));
        // The task first, as when it ends.
        tasks.lock(tx, found.taskId());
        Interruption locked = store.lock(tx, id).orElseThrow(() -> NotFound.of("interruption", id));
        if (!locked.isPending()) {
            throw new Invalid("The interruption " + id + " is not pending any more.");
        }
        return locked;
    }

    /**
     * Answers.
     *
     * @param values by the names of the form's elements: the notes, and the value of one of the buttons
     * @throws Invalid when the actor has not taken responsibility, or for what is no answer to the question
     */
    public Interruption submit(Actor actor, SpaceId space, String id, Map<String, String> values) {
        return answer(actor, space, id, values, false);
    }

    /** Takes responsibility and answers at once. */
    public Interruption takeAndSubmit(Actor actor, SpaceId space, String id, Map<String, String> values) {
        return answer(actor, space, id, values, true);
    }

    private Interruption answer(
            Actor actor, SpaceId space, String id, Map<String, String> values, boolean takesResponsibility) {
        Interruption answered = db.write(tx -> {
            Interruption asked = pending(tx, actor, space, id);
            Map<String, String> given = checked(asked, values);
            if (!takesResponsibility && !actor.id().equals(asked.responsibleUserId())) {
                throw new Invalid(
                        "ResponsibleUserId",
                        "Take responsibility for the interruption " + id + " first; '" + actor.username()
                                + "' has not");
            }
            audit.record(
                    tx,
                    actor,
                    space,
                    EventCategory.INTERRUPTION_SUBMITTED,
                    id,
                    "interruption " + asked.title() + " of the task " + asked.taskId() + ": "
                            + given.get(answerName(asked)));
            Interruption after = store.update(
                    tx,
                    asked.withIsPending(false)
                            .withResponsibleUserId(actor.id())
                            .withForm(asked.form().withValues(given)));
            tellTask(tx, asked.taskId());
            return shown(actor, after);
        });
        tellThoseWhoWait();
        return answered;
    }

    private static Map<String, String> checked(Interruption asked, Map<String, String> values) {
        String field = answerName(asked);
        String answer = requireNonNullElse(values.get(field), "");
        List<String> allowed = buttons(asked).map(FormButton::value).toList();
        if (!allowed.contains(answer)) {
            throw new Invalid(
                    field, field + " is '" + Checks.quote(answer) + "'; allowed: " + String.join(", ", allowed));
        }
        var given = new LinkedHashMap<>(asked.form().values());
        given.put(NOTES, requireNonNullElse(values.get(NOTES), ""));
        given.put(field, answer);
        return given;
    }

    private static Stream<FormButton> buttons(Interruption asked) {
        return asked.form().elements().stream()
                .flatMap(element -> Optional.ofNullable(element.control().buttons()).stream())
                .flatMap(List::stream);
    }

    /** The name of the field that holds the answer, such as {@code Result}. */
    private static String answerName(Interruption asked) {
        return asked.form().elements().stream()
                .filter(element -> element.control().type().equals(BUTTONS))
                .map(FormElement::name)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(asked.id() + " asks nothing"));
    }

    /** The pending questions of a task, oldest first, for a page that the actor may see. */
    public List<Interruption> pending(Actor actor, String taskId) {
        return db.read(tx -> store.pending(tx, taskId).stream()
                .filter(interruption -> actor.may(INTERRUPTION_VIEW, place(interruption)))
                .map(interruption -> shown(actor, interruption))
                .toList());
    }

    /**
     * Asks, unless the same piece of work has asked before, and waits for the answer however long that takes.
     *
     * @return the interruption with the answer in its form's values
     */
    public Interruption ask(TaskRun run, Question question) throws TaskInterrupted {
        Interruption asked = raise(run, question);
        run.onInterruption(this::tellThoseWhoWait);
        run.waits(true);
        try {
            return answer(run, asked);
        } finally {
            run.waits(false);
        }
    }

    private Interruption answer(TaskRun run, Interruption question) throws TaskInterrupted {
        Interruption asked = question;
        while (asked.isPending()) {
            run.checkpoint();
            synchronized (news) {
                try {
                    news.wait(LOOK_AGAIN.toMillis());
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    throw new IllegalStateException(e);
                }
            }
            String id = asked.id();
            asked = db.read(tx -> store.find(tx, id)).orElseThrow(() -> NotFound.of("interruption", id));
        }
        return asked;
    }

    private Interruption raise(TaskRun run, Question question) {
        ServerTask task = run.task();
        try {
            return run.lease()
                    .write(tx -> store.of(tx, task.id(), question.work()).orElseGet(() -> {
                        tasks.lock(tx, task.id());
                        Interruption raised = store.insert(tx, interruption(tx, task, question), question);
                        audit.record(
                                tx,
                                Actor.SYSTEM,
                                question.place().space(),
                                question.kind().raised(),
                                raised.id(),
                                "interruption " + question.title() + " of the task " + task.id());
                        tellTask(tx, task.id());
                        return raised;
                    }));
        } catch (DuplicateKey e) {
            return db.read(tx -> store.of(tx, task.id(), question.work())).orElseThrow(() -> e);
        }
    }

    private Interruption interruption(Handle tx, ServerTask task, Question question) {
        Scope place = question.place();
        return InterruptionBuilder.builder()
                .id(Ids.next(tx, "Interruptions"))
                .spaceId(task.spaceId())
                .type(question.kind().wireName())
                .title(question.title())
                .created(clock.instant())
                .isPending(true)
                .form(question.form())
                .relatedDocumentIds(Stream.of(
                                question.executionId(),
                                task.id(),
                                place.projectId(),
                                place.environmentId(),
                                place.tenantId())
                        .flatMap(Stream::ofNullable)
                        .toList())
                .responsibleTeamIds(question.responsibleTeamIds())
                .correlationId(question.activityId())
                .taskId(task.id())
                .build();
    }

    /** Closes what a task asked, for it has ended (R7.49). */
    public void close(Handle tx, String taskId) {
        List<Interruption> open = store.pending(tx, taskId);
        open.forEach(interruption -> store.update(tx, interruption.withIsPending(false)));
        if (!open.isEmpty()) {
            tellTask(tx, taskId);
        }
    }

    private void tellTask(Handle tx, String taskId) {
        boolean isWaiting = !store.pending(tx, taskId).isEmpty();
        tasks.waits(tx, taskId, isWaiting, isWaiting && !store.isBlocked(tx, taskId));
    }

    private void tellThoseWhoWait() {
        synchronized (news) {
            news.notifyAll();
        }
    }
}
