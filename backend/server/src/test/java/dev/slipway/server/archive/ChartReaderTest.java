package dev.slipway.server.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChartReaderTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "apiVersion: v2\nname: mychart\nversion: 1.2.3\n",
                "version: 1.2.3\r\nname: mychart\r\n",
                "name: 'mychart' # the name\nversion: \"1.2.3\"   # quoted\n",
                "name:   mychart   \nversion: 1.2.3",
                "dependencies:\n  - name: other\n    version: 9.9.9\nmaintainers:\n- name: someone\nname: mychart\nversion: 1.2.3 # not 2\n",
                "names: x\nmyname: y\nname: mychart\nappVersion: 7\nversion: 1.2.3\n"
            })
    void nameAndVersionAreThoseOfTheChart(String yaml) throws IOException {
        assertThat(read(Sample.file("mychart/Chart.yaml", yaml), Sample.file("mychart/charts/sub/Chart.yaml", "x")))
                .contains(new Chart("mychart", "1.2.3"));
    }

    @Test
    void theChartNeedNotComeFirst() throws IOException {
        assertThat(read(
                        Sample.folder("c"),
                        Sample.file("c/values.yaml", "a: b"),
                        Sample.file("c/charts/sub/Chart.yaml", "name: sub\nversion: 9"),
                        Sample.file("c/Chart.yaml", "name: c\nversion: 1.0.0+meta.1")))
                .contains(new Chart("c", "1.0.0+meta.1"));
    }

    static Stream<List<Sample>> others() {
        return Stream.of(
                List.of(),
                List.of(Sample.file("Chart.yaml", "name: c\nversion: 1")),
                List.of(Sample.file("a/b", "x"), Sample.file("c/Chart.yaml", "name: c\nversion: 1")),
                List.of(Sample.file("a/templates/Chart.yaml", "name: c\nversion: 1")),
                List.of(Sample.folder("a"), Sample.folder("b")));
    }

    @ParameterizedTest
    @MethodSource("others")
    void anyOtherArchiveIsNoChart(List<Sample> entries) throws IOException {
        assertThat(read(entries.toArray(Sample[]::new))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "name: c",
                "name: c\nversion:\n",
                "name: c\nversion: ''",
                "name: c\n  version: 1",
                "version: \"1\\n\"\nname: c"
            })
    void aChartWithoutAVersionIsRefused(String yaml) {
        assertThatThrownBy(() -> read(Sample.file("c/Chart.yaml", yaml)))
                .isInstanceOf(BadArchive.class)
                .hasMessage("The archive's entry 'c/Chart.yaml' does not say the chart's version");
    }

    private Optional<Chart> read(Sample... entries) throws IOException {
        Path tgz = Files.write(folder.resolve("a"), Sample.gzip(Sample.tar(List.of(entries))));
        return ChartReader.read(tgz, ArchiveLimits.DEFAULT);
    }
}
