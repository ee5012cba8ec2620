package dev.slipway.server.buildinfo;

import dev.slipway.api.Commit;
import dev.slipway.api.WorkItem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The GitHub issues that commits close by saying so, such as {@code Fixes #12} (R9.22). */
final class ClosedIssues {
    static final String SOURCE = "GitHub";

    private static final Pattern CLOSING = Pattern.compile(
            "\\b(?:close[sd]?|fix(?:es|ed)?|resolve[sd]?):?\\s{1,9}"
                    + "(?:(?<repository>[\\w.-]{1,100}/[\\w.-]{1,100})?#(?<number>\\d{1,9})"
                    + "|(?<url>https://[\\w.-]{1,100}/[\\w.-]{1,100}/[\\w.-]{1,100}/issues/\\d{1,9}))",
            Pattern.CASE_INSENSITIVE);

    private ClosedIssues() {}

    /** Each issue once, in the order of the commits; its description is its id, for its title is not known here. */
    static List<WorkItem> in(List<Commit> commits, Repository repository) {
        var items = new LinkedHashMap<String, WorkItem>();
        for (Commit commit : commits) {
            CLOSING.matcher(commit.comment())
                    .results()
                    .map(found -> item(found, repository))
                    .forEach(item -> items.putIfAbsent(String.valueOf(item.linkUrl()), item));
        }
        return List.copyOf(items.values());
    }

    private static WorkItem item(MatchResult found, Repository repository) {
        @Nullable String url = found.group(3);
        if (url != null) {
            return item(url.substring(url.lastIndexOf('/') + 1), url);
        }
        @Nullable String other = found.group(1);
        String page = other == null
                ? repository.page()
                : repository.page().replaceFirst("(https?://[^/]+)/.*", "$1/") + other;
        return item(found.group(2), page + "/issues/" + found.group(2));
    }

    private static WorkItem item(String id, String url) {
        return new WorkItem(id, id, url, SOURCE);
    }
}
