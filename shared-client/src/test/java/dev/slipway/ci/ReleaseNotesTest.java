package dev.slipway.ci;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.client.transport.CancellationToken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReleaseNotesTest {
    @TempDir
    private Path workspace;

    private String notes(String url, Map<String, ?> typed) {
        var facts = new BuildFacts(
                "Jenkins",
                "web [main] #42",
                "42",
                url,
                VcsFacts.NONE,
                List.of(
                        new BuildCommit("0123456789abcdef", "Fix *all* \"quotes\"\n\nLong story"),
                        new BuildCommit("1f", "Größer, for #{Project} & #12")));
        var build = new BuildContext(new RecordedLog(), Workspace.of(workspace), new CancellationToken(), facts);
        var inputs = new java.util.HashMap<String, Object>(typed);
        inputs.put("project", "Shop");
        return new ReleaseNotes(build).of((CreateReleaseRequest) CiOperation.CREATE_RELEASE.read(Inputs.of(inputs)));
    }

    @Test
    void withoutAnythingThereAreNone() {
        assertThat(notes("", Map.of())).isEmpty();
    }

    @Test
    void allPartsComeInOrder() throws IOException {
        Files.writeString(workspace.resolve("notes.md"), "From the \\ file\n<b>&amp;</b>\n");

        assertThat(notes(
                        "https://ci/job/web/42/",
                        Map.of(
                                "linkToBuild",
                                true,
                                "releaseNotes",
                                "Typed \"here\"\nüber",
                                "releaseNotesFile",
                                "notes.md",
                                "releaseNotesFromChanges",
                                true)))
                .isEqualTo(
                        """
                        Release created by Jenkins build [web \\[main\\] \\#42](https://ci/job/web/42/)

                        Typed "here"
                        über

                        From the \\ file
                        <b>&amp;</b>

                        - Fix \\*all\\* "quotes" (0123456789)
                        - Größer, for \\##{Project} & \\#12 (1f)""");
    }

    @Test
    void aBuildWithoutAnAddressIsNamed() {
        assertThat(notes("", Map.of("linkToBuild", true)))
                .isEqualTo("Release created by Jenkins build web \\[main\\] \\#42");
    }

    @Test
    void aFileThatIsNotThereIsSaid() {
        assertThatThrownBy(() -> notes("", Map.of("releaseNotesFile", "missing.md")))
                .isInstanceOf(CiFailure.class)
                .hasMessage("releaseNotesFile: There is no file " + workspace.resolve("missing.md"));
    }
}
