package dev.slipway.server.blob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DiskRoomTest {
    private static final int MB = 1024 * 1024;
    private static final Path DISK = Path.of("disk");

    private static DiskRoom room(long totalMb, AtomicLong usable) {
        return new DiskRoom(DISK, totalMb * MB, usable::get);
    }

    @ParameterizedTest(name = "of {0} MB {1} are left")
    @CsvSource({"100, 5", "1000, 50", "5120, 256", "1000000, 256"})
    void aTwentiethIsLeftFreeAndNeverMoreThan256Mb(long total, long left) throws StorageFull {
        room(total, new AtomicLong((left + 1) * MB)).take(MB);

        DiskRoom full = room(total, new AtomicLong((left + 1) * MB - 1));
        assertThatThrownBy(() -> full.take(MB))
                .isInstanceOf(StorageFull.class)
                .hasMessage("The disk of disk has " + ((left + 1) * MB - 1)
                        + " bytes left, which are kept for other things than files");
    }

    @Test
    void whatOthersWriteMeanwhileCountsAfterAMegabyte() throws StorageFull {
        var usable = new AtomicLong(100L * MB);
        DiskRoom room = room(100, usable);
        room.take(MB / 2);
        usable.set(5L * MB);
        room.take(MB / 2);

        assertThatThrownBy(() -> room.take(1)).isInstanceOf(StorageFull.class);
    }

    @Test
    void theDiskIsNotLookedAtForEveryByte() throws StorageFull {
        var looks = new AtomicInteger();
        var room = new DiskRoom(DISK, 1000L * MB, () -> {
            looks.incrementAndGet();
            return 900L * MB;
        });
        for (int i = 0; i < 10 * 1024; i++) {
            room.take(1024);
        }

        assertThat(looks).hasValue(10);
    }

    @Test
    void aDiskThatDoesNotKnowItsSizeTakesAnything() throws StorageFull {
        room(0, new AtomicLong(0)).take(MB);
    }
}
