package dev.slipway.packing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileSearchTest {
    @TempDir
    Path directory;

    private Path write(String name) throws IOException {
        Path file = directory.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, name);
    }

    private List<Path> find(String pattern, String... excludes) throws IOException {
        return FileSearch.find(
                FilePattern.under(directory, pattern),
                List.of(excludes).stream()
                        .map(text -> FilePattern.under(directory, text))
                        .toList());
    }

    @Test
    void patternsMayBeRelativeOrAbsolute() throws IOException {
        Path one = write("out/a.zip");
        Path two = write("out/deep/b.zip");
        write("out/c.txt");

        assertThat(find("out/**/*.zip")).containsExactlyInAnyOrder(one, two);
        assertThat(find(directory + "/out/*.zip")).containsExactly(one);
        assertThat(find("out/a.zip")).containsExactly(one);
        assertThat(find("out/**/*.zip", "out/deep/**")).containsExactly(one);
        assertThat(find("none/*.zip")).isEmpty();
    }

    @Test
    void aLinkToAFileIsAFileAndALinkToAFolderIsPassedOver() throws IOException {
        Path file = write("real/a.zip");
        Path link = Files.createSymbolicLink(
                Files.createDirectories(directory.resolve("out")).resolve("b.zip"), file);
        Files.createSymbolicLink(directory.resolve("out/up"), directory);
        Files.createSymbolicLink(directory.resolve("out/gone.zip"), Path.of("nowhere"));

        assertThat(find("out/**/*.zip")).containsExactly(link);
        assertThat(find("out/up/real/*.zip")).hasSize(1);
    }
}
