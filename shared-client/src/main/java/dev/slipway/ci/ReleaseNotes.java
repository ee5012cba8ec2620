package dev.slipway.ci;

import dev.slipway.ci.CiFailure.Reason;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The notes of a release, in Markdown, put together of what the request asks for. */
final class ReleaseNotes {
    private final BuildContext build;

    ReleaseNotes(BuildContext build) {
        this.build = build;
    }

    /** Empty when there are none. */
    String of(CreateReleaseRequest request) {
        List<String> parts = new ArrayList<>();
        if (request.linkToBuild()) {
            parts.add(linkToBuild());
        }
        parts.add(request.releaseNotes());
        if (request.releaseNotesFile() != null) {
            parts.add(file(request.releaseNotesFile()));
        }
        if (request.releaseNotesFromChanges()) {
            parts.add(changes());
        }
        return String.join(
                "\n\n",
                parts.stream()
                        .map(String::strip)
                        .filter(part -> !part.isEmpty())
                        .toList());
    }

    private String linkToBuild() {
        BuildFacts facts = build.facts();
        String name = escaped(facts.name());
        return "Release created by " + facts.buildServer() + " build "
                + (facts.url().isEmpty() ? name : "[" + name + "](" + facts.url() + ")");
    }

    private String file(String path) {
        try {
            return build.workspace().readText(path);
        } catch (IOException e) {
            throw new CiFailure(Reason.INPUT, Fields.RELEASE_NOTES_FILE.name() + ": " + e.getMessage(), e);
        }
    }

    /** The first line of each commit. */
    private String changes() {
        return String.join(
                "\n",
                SentCommits.of(build).stream()
                        .map(commit -> "- " + escaped(firstLine(commit.comment())) + " (" + shortId(commit.id()) + ")")
                        .toList());
    }

    private static String firstLine(String comment) {
        return comment.lines().findFirst().orElse("").strip();
    }

    private static String shortId(String id) {
        return id.length() > 10 ? id.substring(0, 10) : id;
    }

    /** What is a name or a commit's words must not become Markdown by chance, nor an expression that the server fills in. */
    private static String escaped(String text) {
        return text.replaceAll("([\\\\`*_\\[\\]<>#])", "\\\\$1").replace("#{", "##{");
    }
}
