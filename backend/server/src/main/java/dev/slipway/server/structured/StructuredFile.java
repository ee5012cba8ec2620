package dev.slipway.server.structured;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Replaces values in a file of whatever format it is (R8.19). */
public final class StructuredFile {
    private record Format(String title, StructuredFormat editor) {}

    private static final Format JSON = new Format("JSON", new JsonFormat());
    private static final Format XML = new Format("XML", new XmlFormat());
    private static final Format YAML = new Format("YAML", new YamlFormat());
    private static final Format PROPERTIES = new Format("Java properties", new PropertiesFormat());

    /** In the order in which they are tried: properties are nearly anything. */
    private static final List<Format> ALL = List.of(JSON, XML, YAML, PROPERTIES);

    private StructuredFile() {}

    /**
     * Replaces the values that variables name. JSON is JSON whatever the file is called; else its extension decides, and of a file
     * with another extension the first format that it is.
     *
     * @param path its name is in the message of what is thrown
     * @throws MalformedFile when it is of none of the formats that it may be of
     * @throws IOException when the result cannot be written as the file is
     */
    public static Edited edit(String path, byte[] content, StructuredVariables variables)
            throws MalformedFile, IOException {
        if (isBlank(content)) {
            return new Edited(content, List.of(), List.of());
        }
        Optional<Format> named = named(path);
        List<Format> formats =
                named.map(format -> Stream.of(JSON, format).distinct().toList()).orElse(ALL);
        var problems = new ArrayList<String>();
        var failures = new ArrayList<MalformedFile>();
        for (Format format : formats) {
            try {
                return format.editor.edit(content, variables);
            } catch (MalformedFile e) {
                failures.add(e);
                problems.add(format.title + " (" + e.getMessage() + ")");
            } catch (IOException e) {
                throw new IOException(path + ": " + e.getMessage(), e);
            }
        }
        String told = named.isPresent() ? problems.get(problems.size() - 1) : String.join(", nor ", problems);
        throw new MalformedFile(path + " is not " + told, failures.get(failures.size() - 1));
    }

    private static Optional<Format> named(String path) {
        String name = path.toLowerCase(Locale.ROOT);
        return switch (name.substring(name.lastIndexOf('.') + 1)) {
            case "json" -> Optional.of(JSON);
            case "xml" -> Optional.of(XML);
            case "yaml", "yml" -> Optional.of(YAML);
            case "properties" -> Optional.of(PROPERTIES);
            default -> Optional.empty();
        };
    }

    private static boolean isBlank(byte[] content) {
        for (byte b : content) {
            if (b != ' ' && b != '\t' && b != '\n' && b != '\r') {
                return false;
            }
        }
        return true;
    }
}
