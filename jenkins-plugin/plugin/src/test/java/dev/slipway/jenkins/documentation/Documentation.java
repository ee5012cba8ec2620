package dev.slipway.jenkins.documentation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** The page that users of the plugin read. */
final class Documentation {
    private static final Pattern FENCE = Pattern.compile("```(\\w+)\\n(.*?)```", Pattern.DOTALL);

    private Documentation() {}

    static String page() {
        try {
            return Files.readString(Path.of("..", "..", "docs", "jenkins.md"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<String> examples(String language) {
        return examples(page(), language);
    }

    static List<String> examples(String section, String language) {
        return FENCE.matcher(section)
                .results()
                .filter(found -> found.group(1).equals(language))
                .map(found -> found.group(2))
                .toList();
    }
}
