package dev.slipway.server.packaged;

import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The ways in which a server comes to its end, each at an instant that is as random as its kind allows. */
enum Blow {
    /** While it starts. */
    STARTING {
        @Override
        void strike(SlipwayProcess server, SshTarget target, Random random) {
            pause(random.nextInt(1500));
            server.kill();
        }
    },
    /** Right after it has answered the last request. */
    AT_ONCE {
        @Override
        void strike(SlipwayProcess server, SshTarget target, Random random) {
            server.kill();
        }
    },
    /** A while after its start or the last request. */
    LATER {
        @Override
        void strike(SlipwayProcess server, SshTarget target, Random random) {
            pause(random.nextInt(1200));
            server.kill();
        }
    },
    /** When it has sent so many bytes to its target: signing in, looking, in the middle of a package or of a script. */
    TALKING {
        @Override
        void strike(SlipwayProcess server, SshTarget target, Random random) {
            long most = random.nextInt(random.nextBoolean() ? 2 * KillIT.PACKAGE_BYTES : 100_000);
            var isReached = new CountDownLatch(1);
            target.network().watch(bytes -> {
                if (bytes > most && isReached.getCount() > 0) {
                    server.kill();
                    isReached.countDown();
                }
            });
            await(isReached, 1500);
            server.kill();
            target.network().watch(bytes -> {});
        }
    },
    /** When its target has started a script, which the server is not told. */
    UNTOLD {
        @Override
        void strike(SlipwayProcess server, SshTarget target, Random random) {
            var isStarted = new CountDownLatch(1);
            List<Path> before = target.tickets();
            target.network().holdAnswersWhile(() -> {
                boolean isThere = !before.containsAll(target.tickets());
                if (isThere) {
                    isStarted.countDown();
                }
                return isThere;
            });
            await(isStarted, 2500);
            server.kill();
            target.network().mend();
        }
    },
    /** In order. */
    ASKED_TO_END {
        @Override
        void strike(SlipwayProcess server, SshTarget target, Random random) {
            pause(random.nextInt(800));
            server.terminate();
            server.exitCode();
        }
    },
    /** While it hands its tasks over. */
    ENDING {
        @Override
        void strike(SlipwayProcess server, SshTarget target, Random random) {
            pause(random.nextInt(500));
            server.terminate();
            pause(random.nextInt(400));
            server.kill();
        }
    };

    /** Returns when the server has ended. */
    abstract void strike(SlipwayProcess server, SshTarget target, Random random);

    private static void pause(int millis) {
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static void await(CountDownLatch event, int mostMillis) {
        try {
            var unused = event.await(mostMillis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
