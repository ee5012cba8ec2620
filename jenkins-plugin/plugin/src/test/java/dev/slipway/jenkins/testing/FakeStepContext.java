package dev.slipway.jenkins.testing;

import com.google.common.util.concurrent.Futures;
import com.google.common.util.concurrent.ListenableFuture;
import hudson.model.Result;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jenkinsci.plugins.workflow.steps.BodyExecution;
import org.jenkinsci.plugins.workflow.steps.BodyExecutionCallback;
import org.jenkinsci.plugins.workflow.steps.BodyInvoker;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jspecify.annotations.Nullable;

/** The place of a step in a pipeline, which stays the same one when the pipeline is stored and read again. */
public final class FakeStepContext extends StepContext {
    private static final Map<Integer, FakeStepContext> ALL = new ConcurrentHashMap<>();
    private static final AtomicInteger NUMBERS = new AtomicInteger();

    private int number = NUMBERS.incrementAndGet();
    private final List<Object> things = new ArrayList<>();
    private final CompletableFuture<Object> end = new CompletableFuture<>();
    private final List<Object> ofBody = new ArrayList<>();
    private final AtomicInteger saves = new AtomicInteger();

    public FakeStepContext(Object... things) {
        this.things.addAll(List.of(things));
        ALL.put(number, this);
    }

    /** Now it is the place that stored pipelines with that number were at. */
    public FakeStepContext at(int storedNumber) {
        number = storedNumber;
        ALL.put(number, this);
        return this;
    }

    private record Reference(int number) implements Serializable {
        private Object readResolve() {
            return ALL.get(number);
        }
    }

    private Object writeReplace() {
        return new Reference(number);
    }

    @Override
    public <T> @Nullable T get(Class<T> type) {
        return things.stream()
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst()
                .orElse(null);
    }

    /** As when the agent has not come back after a restart. */
    public void loseAllBut(Class<?>... types) {
        things.removeIf(thing -> Stream.of(types).noneMatch(type -> type.isInstance(thing)));
    }

    /** What the block of a step was given. */
    public <T> T ofBody(Class<T> type) {
        return ofBody.stream()
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst()
                .orElseThrow();
    }

    @SuppressWarnings("unchecked")
    public Map<String, Object> result() throws Exception {
        return (Map<String, Object>) end.get(20, TimeUnit.SECONDS);
    }

    public Throwable failure() throws InterruptedException, TimeoutException {
        try {
            throw new AssertionError("The step returned " + end.get(20, TimeUnit.SECONDS));
        } catch (ExecutionException e) {
            return e.getCause();
        }
    }

    public boolean isOver() {
        return end.isDone();
    }

    public int saves() {
        return saves.get();
    }

    @Override
    public void onSuccess(Object result) {
        end.complete(result);
    }

    @Override
    public void onFailure(Throwable failure) {
        end.completeExceptionally(failure);
    }

    @Override
    public boolean isReady() {
        return true;
    }

    @Override
    public ListenableFuture<Void> saveState() {
        saves.incrementAndGet();
        return Futures.immediateVoidFuture();
    }

    @Override
    public void setResult(Result result) {
        throw new UnsupportedOperationException("no step does that");
    }

    @Override
    public BodyInvoker newBodyInvoker() {
        return new Invoker();
    }

    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return number;
    }

    private final class Invoker extends BodyInvoker {
        @Override
        public BodyInvoker withContext(Object override) {
            ofBody.add(override);
            return this;
        }

        @Override
        public BodyInvoker withDisplayName(String name) {
            return this;
        }

        @Override
        public BodyInvoker withCallback(BodyExecutionCallback callback) {
            ofBody.add(callback);
            return this;
        }

        @Override
        public @Nullable BodyExecution start() {
            return null;
        }
    }
}
