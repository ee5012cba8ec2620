package dev.slipway.server.app;

import dev.slipway.client.UploadSource;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** The package that the demo pushes: a small web site whose files hold variables. Its bytes are the same every time. */
final class DemoPackage {
    static final String ID = "Hello.Web";
    static final String VERSION = "1.0.0";
    static final String FILE_NAME = ID + "." + VERSION + ".zip";

    private static final LocalDateTime TIME = LocalDateTime.of(2026, 1, 1, 0, 0);

    private DemoPackage() {}

    private static Map<String, String> files() {
        var files = new LinkedHashMap<String, String>();
        files.put(
                "index.html",
                """
                <!doctype html>
                <title>#{Octopus.Project.Name}</title>
                <h1>#{Greeting}</h1>
                <p>Release #{Octopus.Release.Number} in #{Octopus.Environment.Name} on #{Octopus.Machine.Name}</p>
                """);
        files.put(
                "config/settings.json",
                """
                {
                  "environment": "#{Octopus.Environment.Name}",
                  "database": "#{Database}"
                }
                """);
        files.put(
                "PostDeploy.sh",
                """
                echo "The site is in $(pwd)"
                write_highlight "$(get_octopusvariable "Octopus.Machine.Name") says: $(get_octopusvariable "Greeting")"
                set_octopusvariable "Site" "$(pwd)"
                """);
        return files;
    }

    private static byte[] bytes() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, String> file : files().entrySet()) {
                var entry = new ZipEntry(file.getKey());
                entry.setTimeLocal(TIME);
                zip.putNextEntry(entry);
                zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }

    static UploadSource source() throws IOException {
        byte[] bytes = bytes();
        return new UploadSource() {
            @Override
            public long length() {
                return bytes.length;
            }

            @Override
            public boolean isRepeatable() {
                return true;
            }

            @Override
            public InputStream open() {
                return new ByteArrayInputStream(bytes);
            }
        };
    }
}
