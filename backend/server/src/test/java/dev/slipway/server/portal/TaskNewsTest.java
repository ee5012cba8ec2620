package dev.slipway.server.portal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.server.task.ActivityLog;
import dev.slipway.server.task.LogLine;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class TaskNewsTest {
    private static final Follower.Position START = new Follower.Position(0, 0);

    @Test
    void aLineWaitsUntilItsActivityHasBeenToldOf() {
        try (var server = new TaskServer()) {
            server.task("Deploy");
            var running = new CompletableFuture<ActivityLog>();
            server.then(run -> running.complete(run.log()));
            ActivityLog log = running.join();
            TaskNews news = server.news(log.root());
            news.look(Instant.EPOCH);
            log.activity("copy", log.root(), "Copy");
            log.append("copy", LogLine.info("first line"));

            TaskNews.Piece before = news.since(START);
            assertThat(before.events().utf8()).contains("event: task").doesNotContain("first line");

            news.look(Instant.EPOCH);
            TaskNews.Piece after = news.since(before.next());
            assertThat(after.events().utf8()).containsSubsequence("data-activity=\"copy\"", "first line");
            assertThat(after.next().line()).isEqualTo(1);
        }
    }
}
