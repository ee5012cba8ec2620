package dev.slipway.server.persistence;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/**
 * The file of an embedded database (H2). While it is open it is only ever appended to: opened after a kill, H2 otherwise
 * overlooks the newest commits when they were written into a gap. What has become stale is given back by {@link #compact},
 * which writes a new file and then puts it in the place of the old one.
 */
final class EmbeddedFile {
    private static final Pattern URL = Pattern.compile("jdbc:h2:(?!mem:|tcp:|ssl:).+");

    /** The dialect of the SQL, every commit flushed, nothing overwritten. */
    private static final List<String> SETTINGS = Stream.concat(
                    Arrays.stream(Database.H2_DIALECT.split(";")),
                    Stream.of("WRITE_DELAY=0", "REUSE_SPACE=FALSE", "DB_CLOSE_ON_EXIT=FALSE"))
            .toList();

    private static final String USE =
            """
            SELECT MAX(CASE setting_name WHEN 'info.FILE_SIZE' THEN CAST(setting_value AS BIGINT) END) AS bytes,
                   MAX(CASE setting_name WHEN 'info.FILL_RATE' THEN CAST(setting_value AS BIGINT) END) AS filled,
                   MAX(CASE setting_name WHEN 'info.CHUNKS_FILL_RATE' THEN CAST(setting_value AS BIGINT) END) AS live
            FROM information_schema.settings
            WHERE setting_name IN ('info.FILE_SIZE', 'info.FILL_RATE', 'info.CHUNKS_FILL_RATE')""";

    private final String jdbcUrl;
    private final Path path;

    private EmbeddedFile(String jdbcUrl, Path path) {
        this.jdbcUrl = jdbcUrl;
        this.path = path;
    }

    static boolean isMeantBy(String jdbcUrl) {
        return URL.matcher(jdbcUrl).matches();
    }

    static String url(Path directory) {
        return withSettings("jdbc:h2:file:" + directory.toAbsolutePath().resolve("slipway"));
    }

    /** The URL with every setting that nothing here works without, unless it says itself what it wants. */
    static String withSettings(String jdbcUrl) {
        String given = jdbcUrl.toUpperCase(Locale.ROOT);
        return jdbcUrl
                + SETTINGS.stream()
                        .filter(setting -> !given.contains(";" + setting.substring(0, setting.indexOf('=') + 1)))
                        .map(setting -> ";" + setting)
                        .collect(Collectors.joining());
    }

    /** The file of a database that is open. */
    static EmbeddedFile of(Handle tx, String jdbcUrl) {
        String base =
                tx.createQuery("SELECT database_path()").mapTo(String.class).one();
        return new EmbeddedFile(jdbcUrl, Path.of(base + ".mv.db"));
    }

    /** How large a file is, and how much of it is of the present state of the database. */
    record Usage(long bytes, int livePercent) {}

    Usage usage(Handle tx) {
        return tx.createQuery(USE)
                .map((row, context) -> new Usage(
                        row.getLong("bytes"), Math.toIntExact(row.getLong("filled") * row.getLong("live") / 100)))
                .one();
    }

    /** Whether the disk has room for a second file of that many bytes. */
    boolean hasRoomFor(long bytes) throws IOException {
        return Files.getFileStore(path).getUsableSpace() > bytes;
    }

    /**
     * Makes the file as small as its content; no connection may be open. The new file is complete and flushed before it
     * takes the place of the old one, so whenever this is killed one of them is there, and both say the same.
     *
     * @throws SQLException when it stays as it was, for example because the disk is full
     */
    void compact() throws SQLException {
        try (Connection last = DriverManager.getConnection(jdbcUrl);
                Statement shutdown = last.createStatement()) {
            shutdown.execute("SHUTDOWN COMPACT");
        }
    }

    /** Makes the file's name as durable as its content: commits to a file that has no name after a power cut are lost. */
    void flushName() throws IOException {
        Path directory = path.toAbsolutePath().getParent();
        if (directory != null) {
            try (var channel = FileChannel.open(directory, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }
}
