package dev.slipway.server.engine;

import dev.slipway.api.PropertyValue;
import dev.slipway.server.blob.BlobStore;
import dev.slipway.server.deployment.Execution;
import dev.slipway.server.deployment.VariableValue;
import dev.slipway.server.deployment.plan.PlannedAction;
import dev.slipway.server.deployment.plan.PlannedStep;
import dev.slipway.server.deployment.plan.PlannedTarget;
import dev.slipway.server.expression.Expressions;
import dev.slipway.server.expression.VariableDictionary;
import dev.slipway.server.interruption.InterruptionService;
import dev.slipway.server.security.Secret;
import dev.slipway.server.task.ArtifactService;
import dev.slipway.server.task.Lease;
import dev.slipway.server.task.TaskRun;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What the actions of a running task share. Safe for use by the threads of the task. */
final class RunningTask {
    private final Clock clock;
    private final ExecutionStore store;
    private final TaskRun run;
    private final Execution execution;
    private final TaskHosts hosts;
    private final BlobStore blobs;
    private final ArtifactService artifacts;
    private final InterruptionService interruptions;
    private final List<OutputVariable> outputs;
    private final Map<String, String> statuses = new ConcurrentHashMap<>();
    private final AtomicLong changes = new AtomicLong();
    private final AtomicReference<@Nullable String> error = new AtomicReference<>();

    RunningTask(
            Clock clock,
            ExecutionStore store,
            TaskRun run,
            Execution execution,
            TaskHosts hosts,
            BlobStore blobs,
            ArtifactService artifacts,
            InterruptionService interruptions) {
        this.clock = clock;
        this.store = store;
        this.run = run;
        this.execution = execution;
        this.hosts = hosts;
        this.blobs = blobs;
        this.artifacts = artifacts;
        this.interruptions = interruptions;
        List<OutputVariable> before =
                run.lease().read(tx -> store.outputs(tx, run.task().id()));
        this.outputs = new CopyOnWriteArrayList<>(before);
        outputs.stream()
                .filter(OutputVariable::isSensitive)
                .forEach(output -> run.log().masker().add(new Secret(output.value())));
    }

    String taskId() {
        return run.task().id();
    }

    Clock clock() {
        return clock;
    }

    TaskRun run() {
        return run;
    }

    Execution execution() {
        return execution;
    }

    TaskHosts hosts() {
        return hosts;
    }

    BlobStore blobs() {
        return blobs;
    }

    ArtifactService artifacts() {
        return artifacts;
    }

    InterruptionService interruptions() {
        return interruptions;
    }

    /** The database, which refuses this run's writes when another run has taken the task. */
    Lease db() {
        return run.lease();
    }

    ExecutionStore store() {
        return store;
    }

    /** The result of a piece of work that has been finished, in this process or one before. */
    Optional<String> result(String work) {
        return db().read(tx -> store.result(tx, taskId(), work));
    }

    void finish(String work, String result) {
        db().change(tx -> store.finish(tx, taskId(), work, result));
    }

    /** Decides once and stands by it after a restart. */
    boolean decided(String question, Supplier<Boolean> answer) {
        return Boolean.parseBoolean(result(question).orElseGet(() -> {
            String decided = String.valueOf(answer.get());
            finish(question, decided);
            return decided;
        }));
    }

    boolean hasFailed() {
        return error.get() != null;
    }

    /** The first failure stays the one that is told (R5.20). */
    void failed(String message) {
        error.compareAndSet(null, message);
        changes.incrementAndGet();
    }

    void status(String variable, String code) {
        statuses.put(variable, code);
        changes.incrementAndGet();
    }

    void addOutput(OutputVariable output) {
        if (output.isSensitive()) {
            run.log().masker().add(new Secret(output.value()));
        }
        outputs.add(output);
        changes.incrementAndGet();
    }

    /** Grows with every output variable, status and failure: while it stays, so do the {@link #variables}. */
    long changes() {
        return changes.get();
    }

    /** All variables of an action on a target, the later of these winning: project, action, system, outputs (R6.9). */
    VariableDictionary variables(
            @Nullable PlannedStep step, @Nullable PlannedAction action, @Nullable PlannedTarget target) {
        Map<String, VariableValue> project = execution.variables(step, action, target);
        var all = new LinkedHashMap<String, String>();
        var sensitive = new ArrayList<String>();
        project.forEach((name, variable) -> {
            all.put(name, variable.value());
            if (variable.isSensitive()) {
                sensitive.add(name);
            }
        });
        if (action != null) {
            action.action().properties().forEach((name, value) -> {
                if (value instanceof PropertyValue.Text text) {
                    all.put(name, text.text());
                }
            });
            execution.sensitiveProperties(action).forEach((name, secret) -> {
                all.put(name, secret.reveal());
                sensitive.add(name);
            });
        }
        VariableDictionary variables = VariableDictionary.of(all)
                .withAll(execution.systemVariables())
                .withAll(PlaceVariables.of(
                        step, action, Optional.ofNullable(target).flatMap(execution::machine)))
                .withAll(statusVariables())
                .withAll(outputVariables());
        mask(sensitive, variables);
        return variables;
    }

    private Map<String, String> statusVariables() {
        var variables = new LinkedHashMap<>(statuses);
        @Nullable String message = error.get();
        if (message != null) {
            variables.put("Octopus.Deployment.Error", message);
            variables.put("Octopus.Deployment.ErrorDetail", message);
        }
        return variables;
    }

    private Map<String, String> outputVariables() {
        var variables = new LinkedHashMap<String, String>();
        for (OutputVariable output : outputs) {
            String prefix = "Octopus.Action[" + output.actionName() + "].Output";
            variables.put(prefix + "." + output.name(), output.value());
            if (!output.machineName().isEmpty()) {
                variables.put(prefix + "[" + output.machineName() + "]." + output.name(), output.value());
            }
        }
        return variables;
    }

    /** Both as written and as evaluated: either may reach a log. */
    private void mask(List<String> sensitive, VariableDictionary variables) {
        var secrets = new ArrayList<Secret>();
        for (String name : sensitive) {
            String raw = String.valueOf(variables.raw(name));
            secrets.add(new Secret(raw));
            secrets.add(new Secret(Expressions.evaluate(raw, variables).text()));
        }
        run.log().masker().add(secrets);
    }
}
