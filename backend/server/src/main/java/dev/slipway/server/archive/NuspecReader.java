package dev.slipway.server.archive;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** Reads the one {@code .nuspec} at the root of a {@code .nupkg} (R3.3, R3.18). */
public final class NuspecReader {
    private static final int MAX_BYTES = 1 << 20;

    private NuspecReader() {}

    /**
     * Looks through the whole archive, so it also tells whether its entries can be unpacked, but not whether their content can.
     *
     * @throws BadArchive when there is no nuspec or more than one, or it lacks id or version
     */
    public static Nuspec read(Path nupkg, ArchiveLimits limits) throws IOException {
        try (ArchiveReader archive = Archives.open(nupkg, ".nupkg", limits)) {
            String found = null;
            byte[] content = {};
            for (var next = archive.next(); next.isPresent(); next = archive.next()) {
                ArchiveEntry entry = next.get();
                if (isNuspec(entry)) {
                    if (found != null) {
                        throw new BadArchive(entry.path(), "is a second nuspec beside " + BadArchive.shown(found));
                    }
                    found = entry.path();
                    content = archive.bytes(entry, MAX_BYTES);
                }
            }
            if (found == null) {
                throw new BadArchive("has no .nuspec file in its top folder");
            }
            return parse(found, content);
        }
    }

    private static boolean isNuspec(ArchiveEntry entry) {
        return entry.isFile()
                && entry.path().indexOf('/') < 0
                && entry.path().toLowerCase(Locale.ROOT).endsWith(".nuspec");
    }

    private static Nuspec parse(String entry, byte[] xml) throws BadArchive {
        Map<String, String> fields;
        try {
            fields = metadata(entry, xml);
        } catch (XMLStreamException e) {
            throw new BadArchive(entry, "is no readable XML: " + e.getMessage(), e);
        }
        return new Nuspec(
                required(fields.get("id"), "id", entry),
                required(fields.get("version"), "version", entry),
                fields.getOrDefault("title", ""),
                fields.getOrDefault("summary", ""),
                fields.getOrDefault("description", ""),
                fields.getOrDefault("releaseNotes", ""));
    }

    /** The texts of the elements {@code package/metadata/*}, whatever the namespace, which changes with the schema. */
    private static Map<String, String> metadata(String entry, byte[] xml) throws XMLStreamException, BadArchive {
        XMLStreamReader reader = factory().createXMLStreamReader(new ByteArrayInputStream(xml));
        Map<String, String> fields = new HashMap<>();
        int depth = 0;
        boolean inMetadata = false;
        while (reader.hasNext()) {
            switch (reader.next()) {
                case XMLStreamConstants.DTD -> throw new BadArchive(entry, "has a document type, which is not allowed");
                case XMLStreamConstants.START_ELEMENT -> {
                    depth++;
                    if (depth == 2) {
                        inMetadata = reader.getLocalName().equals("metadata");
                    }
                    if (depth == 3 && inMetadata) {
                        depth += readField(reader, fields);
                    }
                }
                case XMLStreamConstants.END_ELEMENT -> depth--;
                default -> {}
            }
        }
        return fields;
    }

    /** Answers by how much the depth has changed: reading a text goes on to the end of its element. */
    private static int readField(XMLStreamReader reader, Map<String, String> fields) throws XMLStreamException {
        String name = reader.getLocalName();
        switch (name) {
            case "id", "version", "title", "summary", "description", "releaseNotes" -> {
                fields.putIfAbsent(name, reader.getElementText().strip());
                return -1;
            }
            default -> {
                return 0;
            }
        }
    }

    private static String required(@Nullable String value, String name, String entry) throws BadArchive {
        if (value == null || value.isEmpty()) {
            throw new BadArchive(entry, "does not say the package's " + name);
        }
        return value;
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        return factory;
    }
}
