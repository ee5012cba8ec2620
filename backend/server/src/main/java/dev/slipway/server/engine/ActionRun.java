package dev.slipway.server.engine;

import dev.slipway.api.Form;
import dev.slipway.api.Interruption;
import dev.slipway.api.Machine;
import dev.slipway.api.ServerTask;
import dev.slipway.host.ScriptHost;
import dev.slipway.host.ScriptRun;
import dev.slipway.host.Ticket;
import dev.slipway.server.access.Scope;
import dev.slipway.server.blob.BlobStore;
import dev.slipway.server.deployment.PinnedPackage;
import dev.slipway.server.deployment.plan.PlannedAction;
import dev.slipway.server.deployment.plan.PlannedStep;
import dev.slipway.server.deployment.plan.PlannedTarget;
import dev.slipway.server.expression.Evaluated;
import dev.slipway.server.expression.Expressions;
import dev.slipway.server.expression.VariableDictionary;
import dev.slipway.server.installation.RetentionSet;
import dev.slipway.server.interruption.Question;
import dev.slipway.server.persistence.SpaceId;
import dev.slipway.server.security.Secret;
import dev.slipway.server.security.Tokens;
import dev.slipway.server.task.LogLine;
import dev.slipway.server.task.TaskInterrupted;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One action being carried out on one target, or once on the server's machine. For the thread that runs the action.
 */
public final class ActionRun {
    private static final Logger log = LoggerFactory.getLogger(ActionRun.class);
    private static final int TICKET_HASH = 24;

    private final RunningTask task;
    private final PlannedStep step;
    private final PlannedAction action;
    private final @Nullable PlannedTarget target;
    private final String activityId;
    private final Attempts attempts;
    private final int attempt;
    private final Set<Ticket> tickets = new LinkedHashSet<>();
    private boolean hasWarned;
    private boolean isOnNode;
    private @Nullable VariableDictionary known;
    private long knownSince;

    ActionRun(
            RunningTask task,
            PlannedStep step,
            PlannedAction action,
            @Nullable PlannedTarget target,
            String activityId,
            Attempts attempts) {
        this.task = task;
        this.step = step;
        this.action = action;
        this.target = target;
        this.activityId = activityId;
        this.attempts = attempts;
        this.attempt = attempts.number();
    }

    /** Work that is done only once, also across restarts. */
    public interface Work {
        String run() throws ActionFailed, TaskInterrupted, IOException;
    }

    /** The process that the server knows the task by, such as {@code ServerTasks-7}. */
    public String taskId() {
        return task.taskId();
    }

    public PlannedAction action() {
        return action;
    }

    /** The target that the action acts for; none when it runs once on the server's machine. */
    public Optional<Machine> machine() {
        return Optional.ofNullable(target).flatMap(task.execution()::machine);
    }

    private boolean isOnTarget() {
        return action.location() == PlannedAction.Location.TARGET;
    }

    /**
     * The machine that the action's scripts and files are on. A connection that is lost is made anew, and what was going on
     * over it is done again.
     *
     * @throws IOException when the target was deleted
     */
    public ScriptHost host() throws IOException {
        return task.hosts().get(hostMachine(), activityId);
    }

    private Optional<Machine> hostMachine() throws IOException {
        if (!isOnTarget()) {
            stayOnNode();
            return Optional.empty();
        }
        Optional<Machine> machine = machine();
        if (machine.isEmpty()) {
            throw new IOException("The target " + (target == null ? "" : target.name()) + " was deleted.");
        }
        return machine;
    }

    /** The server's machine is that of the node which began the action: what it did is known nowhere else. */
    private void stayOnNode() throws IOException {
        if (isOnNode) {
            return;
        }
        String work = ExecutionStore.NODE + key(action, target);
        String here = task.run().nodeId() + " " + task.run().nodeName();
        String began = task.result(work).orElse("");
        if (began.isEmpty()) {
            task.finish(work, here);
        } else if (!began.startsWith(task.run().nodeId() + " ")) {
            throw new IOException("The action is lost: it began on the node " + began.substring(began.indexOf(' ') + 1)
                    + ", which has not come back. What it did there, and whether it goes on, is not known.");
        }
        isOnNode = true;
    }

    /** All variables, with the output variables so far. */
    public VariableDictionary variables() {
        long now = task.changes();
        @Nullable VariableDictionary current = known;
        if (current == null || knownSince != now) {
            current = task.variables(step, action, target);
            known = current;
            knownSince = now;
        }
        return current;
    }

    /** A text with its expressions evaluated; what cannot be resolved stays, and is told in the log. */
    public String evaluate(String text) {
        Evaluated evaluated = Expressions.evaluate(text, variables());
        evaluated.errors().forEach(this::warn);
        evaluated.unresolved().forEach(token -> verbose("There is no variable for " + token));
        return evaluated.text();
    }

    /** A variable or property of the action, evaluated; empty when there is none. */
    public String property(String name) {
        @Nullable String raw = variables().raw(name);
        return raw == null ? "" : evaluate(raw);
    }

    /** A property in the spellings of true (R0.8). */
    public boolean flag(String name) {
        return property(name).strip().equalsIgnoreCase("true");
    }

    /** The package that the release pinned for the action; the reference is empty for the primary one. */
    public Optional<PinnedPackage> pinnedPackage(String reference) {
        return packages().stream()
                .filter(pinned -> pinned.referenceName().equalsIgnoreCase(reference))
                .findFirst();
    }

    /** All packages of the action. */
    public List<PinnedPackage> packages() {
        return task.execution().packages().stream()
                .filter(pinned ->
                        pinned.actionName().equalsIgnoreCase(action.action().name()))
                .toList();
    }

    /** What this action has installed on its target before. */
    public InstalledPackages installedPackages() {
        var set = new RetentionSet(
                String.valueOf(task.run().task().spaceId()),
                property("Octopus.Environment.Id"),
                property("Octopus.Project.Id"),
                action.action().id(),
                target == null ? "" : target.id(),
                property("Octopus.Deployment.Tenant.Id"));
        return new InstalledPackages(
                task.db(),
                set,
                property("Octopus.Deployment.Id"),
                task.execution().targetRetention());
    }

    /** Tells whether a text, which may hold secrets, is the same as another time, and nothing else about it. */
    public String fingerprint(String text) {
        return task.store().fingerprint(new Secret(text));
    }

    public BlobStore blobs() {
        return task.blobs();
    }

    public void info(String text) {
        write(LogLine.info(text));
    }

    public void verbose(String text) {
        write(LogLine.verbose(text));
    }

    /** The action will have succeeded with a warning. */
    public void warn(String text) {
        hasWarned = true;
        write(LogLine.warning(text));
    }

    private void write(LogLine line) {
        task.run().log().append(activityId, line);
    }

    boolean hasWarned() {
        return hasWarned;
    }

    /** Masks a text in everything that the task logs from now on. */
    public void mask(Secret secret) {
        task.run().log().masker().add(secret);
    }

    /** @throws TaskInterrupted when the task should stop here */
    public void checkpoint() throws TaskInterrupted {
        task.run().checkpoint();
    }

    /**
     * Does a piece of work unless it has been done, and answers its result, which is stored with the fact that it is
     * done. If the process dies within the work, the next one does it again from its start.
     *
     * @param name unique within the action
     */
    public String once(String name, Work work) throws ActionFailed, TaskInterrupted, IOException {
        String key = key() + "/" + name;
        Optional<String> done = task.result(key);
        if (done.isPresent()) {
            return done.get();
        }
        task.run().checkpoint();
        attempts.deadline().check();
        String result = work.run();
        task.finish(key, result);
        return result;
    }

    /** Whether {@link #once} has done that work. */
    public boolean isDone(String name) {
        return task.result(key() + "/" + name).isPresent();
    }

    /** What names an action on a target, or on none, in what is kept of a task. */
    static String key(PlannedAction action, @Nullable PlannedTarget target) {
        return action.action().id() + "@" + (target == null ? "" : target.id());
    }

    /** Each attempt does all work of the action anew. */
    String key() {
        return key(action, target) + (attempt == 1 ? "" : "#" + attempt);
    }

    /** The name that a script of this attempt has on its machine; the same after a restart. */
    public Ticket ticket(String name) {
        String hash = Tokens.hash(new Secret(key() + "/" + name)).substring(0, TICKET_HASH);
        return new Ticket(task.taskId() + "-" + hash);
    }

    /**
     * Runs a script on {@link #host()} to its end, once, and logs its output.
     *
     * @param name unique within the action
     * @throws ActionFailed when how it ended will never be known, and when the time of the action was over before
     */
    public ScriptResult script(String name, ScriptRun script) throws ActionFailed, TaskInterrupted, IOException {
        Ticket ticket = ticket(name);
        tickets.add(ticket);
        var follower = new ScriptFollower(
                task,
                host(),
                hostMachine().map(Machine::id),
                attempts.deadline(),
                ticket,
                action.action().name(),
                target == null ? "" : target.name(),
                activityId);
        OutputState state = follower.run(script);
        for (OutputState.WantedArtifact artifact : state.artifacts()) {
            keep(artifact, ticket);
        }
        return result(state);
    }

    private ScriptResult result(OutputState state) throws ActionFailed, TaskInterrupted {
        String outcome = state.outcome();
        if (outcome.startsWith("exited ")) {
            int code = Integer.parseInt(outcome.substring("exited ".length()));
            return new ScriptResult(code, state.hasErrors(), state.hasWarnings(), state.resultMessage());
        } else if (outcome.startsWith("lost ")) {
            throw new ActionFailed("The script is lost: " + outcome.substring("lost ".length()));
        }
        if (outcome.equals(ScriptFollower.TIMED_OUT)) {
            throw new ActionFailed(
                    "Timed out: the action had " + attempts.deadline().inWords() + ", and its script was ended.");
        }
        throw new TaskInterrupted(TaskInterrupted.Reason.CANCELLED);
    }

    /** Fails for an exit code other than 0, and warns of error output (R8.15, R8.16). */
    public void requireSuccess(ScriptResult result) throws ActionFailed {
        if (result.exitCode() != 0) {
            throw new ActionFailed(
                    result.message().isEmpty()
                            ? "The script exited with code " + result.exitCode() + "."
                            : result.message());
        }
        if (result.hasErrors() && flag("Octopus.Action.FailScriptOnErrorOutput")) {
            throw new ActionFailed("The script exited with code 0 but wrote to its error output,"
                    + " and Octopus.Action.FailScriptOnErrorOutput is True.");
        }
        hasWarned |= result.hasErrors() || result.hasWarnings();
    }

    /** Tells later actions something (R6.22). */
    public void setOutput(String name, String value, boolean isSensitive) {
        var output = new OutputVariable(
                action.action().name(), target == null ? "" : target.name(), name, value, isSensitive);
        task.db().change(tx -> task.store().output(tx, task.taskId(), output));
        task.addOutput(output);
    }

    private void keep(OutputState.WantedArtifact artifact, Ticket ticket)
            throws ActionFailed, TaskInterrupted, IOException {
        String path = artifact.path();
        String given = artifact.name().isEmpty() ? path.substring(path.lastIndexOf('/') + 1) : artifact.name();
        String name = task.run().log().masker().mask(given);
        String source = target == null ? "Slipway Server" : target.name();
        once("artifact " + Tokens.hash(new Secret(ticket + path + given)), () -> {
            try {
                ArtifactFetch.keep(host(), path, in -> task.artifacts().keep(task.run(), name, source, activityId, in));
                verbose("Collected the artifact " + name);
            } catch (IOException | IllegalArgumentException e) {
                // The path is what the script says, and may be none.
                hasWarned = true;
                write(LogLine.error("The artifact " + path + " could not be collected: " + e.getMessage()));
            }
            return "";
        });
    }

    /** A text as it may stand where users see it. */
    public String masked(String text) {
        return task.run().log().masker().mask(text);
    }

    /**
     * Asks people, once, and waits for the answer however long that takes.
     *
     * @param name unique within the action
     * @param isBlocking whether other deployments of the project to this environment wait too
     * @return the interruption with the answer
     */
    public Interruption ask(
            String name, Question.Kind kind, String title, Form form, List<String> teams, boolean isBlocking)
            throws TaskInterrupted {
        ServerTask asking = task.run().task();
        Scope place = new Scope(
                new SpaceId(String.valueOf(asking.spaceId())),
                asking.projectId(),
                present(property("Octopus.Environment.Id")),
                present(property("Octopus.Deployment.Tenant.Id")));
        return task.interruptions()
                .ask(
                        task.run(),
                        new Question(
                                key() + "/" + name,
                                kind,
                                title,
                                form,
                                teams,
                                isBlocking,
                                executionId(asking),
                                place,
                                activityId));
    }

    private static @Nullable String present(String id) {
        return id.isEmpty() ? null : id;
    }

    /** The one argument of a task that follows a plan. */
    private static String executionId(ServerTask task) {
        return task.arguments().values().stream()
                .map(String::valueOf)
                .findFirst()
                .orElse("");
    }

    /**
     * Ends what is left of the action's scripts, so that another attempt does not run beside them.
     *
     * @return whether that is certain
     */
    boolean endScripts() throws TaskInterrupted {
        for (Ticket ticket : tickets) {
            try {
                host().cancel(ticket);
            } catch (IOException e) {
                task.run().checkpoint();
                warn("There is no further attempt, for the script may still run: " + e.getMessage());
                return false;
            }
        }
        return true;
    }

    /** Removes what the machine keeps of the action's scripts. */
    void forgetScripts() {
        for (Ticket ticket : tickets) {
            try {
                host().forget(ticket);
            } catch (IOException e) {
                log.warn("{} could not be removed from its machine", ticket, e);
            }
        }
    }
}
