package dev.slipway.teamcity.dist;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.w3c.dom.Document;

/** The zip that the build made, unpacked. */
record PluginZip(Path file, Map<String, byte[]> entries) {
    static PluginZip read() throws IOException {
        Path file = Path.of(System.getProperty("plugin.zip"));
        try (InputStream content = Files.newInputStream(file)) {
            return new PluginZip(file, unzipped(content));
        }
    }

    /** In the order in which they stand there, without folders. */
    static Map<String, byte[]> unzipped(InputStream content) throws IOException {
        var zip = new ZipInputStream(content);
        var entries = new LinkedHashMap<String, byte[]>();
        for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
            if (!entry.isDirectory()) {
                entries.put(entry.getName(), zip.readAllBytes());
            }
        }
        return entries;
    }

    Map<String, byte[]> within(String archive) throws IOException {
        return unzipped(new ByteArrayInputStream(entries.get(archive)));
    }

    /** What the agent unpacks. */
    Map<String, byte[]> agent() throws IOException {
        return within("agent/slipway-agent.zip");
    }

    /** The files of all jars of the server's half, as a class loader sees them. */
    Map<String, byte[]> serverClassPath() throws IOException {
        return classPath(entries, "server/");
    }

    /** The files of all jars of the agent's half, as a class loader sees them. */
    Map<String, byte[]> agentClassPath() throws IOException {
        return classPath(agent(), "lib/");
    }

    private static Map<String, byte[]> classPath(Map<String, byte[]> from, String folder) throws IOException {
        var files = new TreeMap<String, byte[]>();
        for (Map.Entry<String, byte[]> entry : from.entrySet()) {
            if (entry.getKey().startsWith(folder) && entry.getKey().endsWith(".jar")) {
                unzipped(new ByteArrayInputStream(entry.getValue())).forEach(files::putIfAbsent);
            }
        }
        return files;
    }

    String text(String entry) {
        return new String(entries.get(entry), UTF_8);
    }

    Document xml(String entry) {
        return Xml.parsed(entries.get(entry));
    }

    List<String> namesIn(String folder) {
        return entries.keySet().stream()
                .filter(name -> name.startsWith(folder))
                .sorted()
                .toList();
    }
}
