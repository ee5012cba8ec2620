package dev.slipway.teamcity.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.client.transport.CancellationToken;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import jetbrains.buildServer.agent.BuildFinishedStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class StepProcessTest {
    private static final Duration LONG = Duration.ofMinutes(1);

    private static BuildFinishedStatus untilCancelled(CancellationToken token) {
        try {
            return token.await(LONG) ? BuildFinishedStatus.INTERRUPTED : BuildFinishedStatus.FINISHED_FAILED;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void theStartDoesNotWaitForTheWork() throws Exception {
        var go = new CountDownLatch(1);
        var process = new StepProcess("x", token -> {
            try {
                go.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return BuildFinishedStatus.FINISHED_SUCCESS;
        });

        process.start();
        assertThat(process.isFinished()).isFalse();
        go.countDown();

        assertThat(process.waitFor()).isEqualTo(BuildFinishedStatus.FINISHED_SUCCESS);
        assertThat(process.isFinished()).isTrue();
        assertThat(process.isInterrupted()).isFalse();
    }

    @Test
    void whatIsInterruptedBeforeItStartsNeverRuns() {
        var runs = new AtomicInteger();
        var process = new StepProcess("x", token -> {
            runs.incrementAndGet();
            return BuildFinishedStatus.FINISHED_SUCCESS;
        });

        process.interrupt();
        process.interrupt();
        process.start();

        assertThat(process.waitFor()).isEqualTo(BuildFinishedStatus.INTERRUPTED);
        assertThat(process.isInterrupted()).isTrue();
        assertThat(runs).hasValue(0);
    }

    @Test
    void whatIsInterruptedMeanwhileEndsInterrupted() {
        var process = new StepProcess("x", StepProcessTest::untilCancelled);

        process.start();
        process.interrupt();
        process.interrupt();

        assertThat(process.isInterrupted()).isTrue();
        assertThat(process.waitFor()).isEqualTo(BuildFinishedStatus.INTERRUPTED);
    }

    @Test
    void whatIsInterruptedAfterwardsStaysAsItWas() {
        var process = new StepProcess("x", token -> BuildFinishedStatus.FINISHED_SUCCESS);

        process.start();
        process.waitFor();
        process.interrupt();

        assertThat(process.waitFor()).isEqualTo(BuildFinishedStatus.FINISHED_SUCCESS);
        assertThat(process.isInterrupted()).isFalse();
    }

    @Test
    void anAgentThatStopsWaitingInterruptsTheWork() throws Exception {
        var process = new StepProcess("x", StepProcessTest::untilCancelled);
        var status = new CompletableFuture<BuildFinishedStatus>();
        var staysInterrupted = new CompletableFuture<Boolean>();
        process.start();
        var agent = new Thread(() -> {
            status.complete(process.waitFor());
            staysInterrupted.complete(Thread.currentThread().isInterrupted());
        });
        agent.start();

        agent.interrupt();

        assertThat(status.get()).isEqualTo(BuildFinishedStatus.INTERRUPTED);
        assertThat(staysInterrupted.get()).isTrue();
    }

    @Test
    void anErrorIsNoSuccess() {
        var process = new StepProcess("x", token -> {
            throw new NoClassDefFoundError("gone");
        });

        process.start();

        assertThatThrownBy(process::waitFor).hasMessageContaining("gone");
    }
}
