package dev.slipway.jenkins.migration;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A step of a pipeline that does what a step of another plugin did.
 *
 * @param function the pipeline's name for it
 * @param arguments texts, flags and lists of texts, by parameter, in the order of the form
 * @param leftOut sentences on what was set there and has no equal here
 */
record MigratedStep(String function, Map<String, Object> arguments, List<String> leftOut) {
    /** As one writes it into a pipeline, below comments that say what was left out. */
    String script() {
        String comments =
                leftOut.stream().map(sentence -> "// " + sentence + "\n").collect(Collectors.joining());
        return comments + function + " "
                + arguments.entrySet().stream()
                        .map(argument -> argument.getKey() + ": " + literal(argument.getValue()))
                        .collect(Collectors.joining(", "));
    }

    private static String literal(Object value) {
        if (value instanceof List<?> several) {
            return several.stream().map(MigratedStep::literal).collect(Collectors.joining(", ", "[", "]"));
        }
        return value instanceof Boolean flag ? flag.toString() : quoted(value.toString());
    }

    /** In double quotes, which put in the values of variables, only where there are some. */
    private static String quoted(String text) {
        String escaped = text.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r");
        return text.contains("${")
                ? '"' + escaped.replace("\"", "\\\"") + '"'
                : '\'' + escaped.replace("'", "\\'") + '\'';
    }
}
