package dev.slipway.server.steps.httprequest;

import dev.slipway.server.engine.ActionFailed;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The statuses that are a success, such as {@code 200-299,404}. */
record StatusCodes(String text, List<Range> ranges) {
    private static final Pattern RANGE = Pattern.compile("([1-5]\\d\\d)(?:\\s*-\\s*([1-5]\\d\\d))?");
    private static final String SUCCESS = "200-299";

    private record Range(int from, int to) {}

    /** @throws ActionFailed naming the property when the text is no list of statuses */
    static StatusCodes parse(String property, String written) throws ActionFailed {
        String text = written.isBlank() ? SUCCESS : written.strip();
        var ranges = new ArrayList<Range>();
        for (String part : text.split("[,\\n]")) {
            Matcher matcher = RANGE.matcher(part.strip());
            if (!matcher.matches()) {
                throw new ActionFailed(property + " is '" + text
                        + "'; it must be statuses and ranges of them with commas between, such as 200-299,404.");
            }
            int from = Integer.parseInt(matcher.group(1));
            ranges.add(new Range(from, matcher.group(2) == null ? from : Integer.parseInt(matcher.group(2))));
        }
        return new StatusCodes(text, List.copyOf(ranges));
    }

    boolean contain(int status) {
        return ranges.stream().anyMatch(range -> range.from() <= status && status <= range.to());
    }
}
