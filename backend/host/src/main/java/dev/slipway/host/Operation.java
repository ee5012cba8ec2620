package dev.slipway.host;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What can be done on a machine: each is a shell script among the resources of this package, after the parts it uses. */
enum Operation {
    FACTS("process", "free", "digest", "group", "facts"),
    ENSURE_PACKAGE("slice", "digest", "free", "store", "ensure-package"),
    START("free", "start"),
    READ("process", "state", "slice", "read"),
    CANCEL("process", "state", "cancel"),
    FORGET("process", "state", "forget"),
    CLAIM_DIRECTORY("claim-directory"),
    EXTRACT("slice", "digest", "free", "store", "extract"),
    PLACE("place"),
    WRITE("free", "write"),
    READ_FILES("read-files"),
    LIST("list"),
    COPY_TREE("copy-tree"),
    ENTRIES("entries"),
    REMOVE_ENTRIES("remove-entries"),
    EMPTY("empty"),
    DELETE("delete"),
    STAT("slice", "stat"),
    FREE_BYTES("free", "free-bytes"),
    FETCH("slice", "digest", "fetch"),
    LOOK_LINKS("links", "look-links"),
    POINT_LINKS("links", "point-links"),
    CARRY("carry"),
    RETIRE("links", "retire");

    private final String text;

    Operation(String... parts) {
        text = Stream.concat(Stream.of("prelude"), Stream.of(parts))
                .map(Operation::load)
                .collect(Collectors.joining());
    }

    byte[] text() {
        return text.getBytes(UTF_8);
    }

    /** What runs beside a script on the machine, as a program of its own. */
    static byte[] supervisor() {
        return (load("process") + load("group") + load("supervise")).getBytes(UTF_8);
    }

    /** A part without its comments and indentation, which the machine need not be sent. */
    static String load(String part) {
        try (InputStream in = Operation.class.getResourceAsStream(part + ".sh")) {
            if (in == null) {
                throw new IllegalStateException("The resource " + part + ".sh is missing");
            }
            List<String> lines = new String(in.readAllBytes(), UTF_8).lines().toList();
            return lines.stream()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .collect(Collectors.joining("\n", "", "\n"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
