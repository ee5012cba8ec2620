package dev.slipway.packing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileTreeTest {
    @TempDir
    Path directory;

    private Path base;

    @BeforeEach
    void makeTree() throws IOException {
        base = directory.resolve("base");
        write("base/b.txt");
        write("base/a/z.txt");
        write("base/a/deep/er/y.log");
        write("base/a-b/x.txt");
        write("base/.hidden");
        write("outside/secret.txt");
    }

    private void write(String name) throws IOException {
        Path file = directory.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, name);
    }

    private List<String> select(List<String> includes, String... excludes) throws IOException {
        return FileTree.select(base, FilePatterns.of(includes, List.of(excludes))).stream()
                .map(FileTree.FoundFile::name)
                .toList();
    }

    @Test
    void filesAreSortedByTheirWholeNames() throws IOException {
        assertThat(select(List.of("**")))
                .containsExactly(".hidden", "a-b/x.txt", "a/deep/er/y.log", "a/z.txt", "b.txt");
    }

    @Test
    void excludesWinOverIncludes() throws IOException {
        assertThat(select(List.of("**/*.txt", "a/**"), "a/deep/**", "b.*")).containsExactly("a-b/x.txt", "a/z.txt");
    }

    @Test
    void linksWithinTheFolderAreFollowed() throws IOException {
        Files.createSymbolicLink(base.resolve("link.txt"), Path.of("b.txt"));
        Files.createSymbolicLink(base.resolve("linked"), base.resolve("a"));

        assertThat(select(List.of("link*", "linked/**")))
                .containsExactly("link.txt", "linked/deep/er/y.log", "linked/z.txt");
    }

    @Test
    void aLinkOutOfTheFolderIsRefusedUnlessItIsLeftOut() throws IOException {
        Files.createSymbolicLink(base.resolve("leak.txt"), directory.resolve("outside/secret.txt"));
        Files.createSymbolicLink(base.resolve("leaks"), directory.resolve("outside"));

        assertThatThrownBy(() -> select(List.of("*.txt")))
                .isInstanceOf(BadFiles.class)
                .hasMessageStartingWith("'leak.txt' is a link to ")
                .hasMessageContaining("secret.txt, which is outside of");
        assertThatThrownBy(() -> select(List.of("leaks/*")))
                .isInstanceOf(BadFiles.class)
                .hasMessageStartingWith("'leaks' is a link to ");
        assertThat(select(List.of("**"), "leak.txt", "leaks/**")).hasSize(5);
        assertThat(select(List.of("a/*.txt"))).containsExactly("a/z.txt");
    }

    @Test
    void aLinkRoundInACircleIsRefused() throws IOException {
        Files.createSymbolicLink(base.resolve("a/up"), base);

        assertThatThrownBy(() -> select(List.of("**")))
                .isInstanceOf(BadFiles.class)
                .hasMessageContaining("'a/up' is a link to a folder that it is in itself");
    }

    @Test
    void aLinkToNothingIsRefused() throws IOException {
        Files.createSymbolicLink(base.resolve("gone"), Path.of("nowhere"));

        assertThatThrownBy(() -> select(List.of("**")))
                .isInstanceOf(BadFiles.class)
                .hasMessageContaining("'gone' is a link to nowhere, where nothing is");
        assertThat(select(List.of("*.txt"))).containsExactly("b.txt");
    }

    @Test
    void theFolderItselfMayBeALink() throws IOException {
        Path link = Files.createSymbolicLink(directory.resolve("link"), base);

        assertThat(FileTree.select(link, FilePatterns.of(List.of("*.txt"), List.of())))
                .extracting(FileTree.FoundFile::name)
                .containsExactly("b.txt");
    }
}
