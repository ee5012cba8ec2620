package dev.slipway.server.structured;

import java.util.Optional;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;

/** Writes a variable's value that is YAML itself in the place of a mapping or sequence (R8.21). */
final class YamlFragments {
    private final SourceText source;
    private final YamlScalars scalars;

    YamlFragments(SourceText source, YamlScalars scalars) {
        this.source = source;
        this.scalars = scalars;
    }

    /**
     * A value in its place.
     *
     * @param column of what it replaces
     * @param isBelowKey whether that is no more than the column of the key, which only a block sequence may be
     * @return none when it is not one piece of YAML that can stand there
     */
    Optional<String> written(String value, boolean inFlow, int column, boolean isBelowKey) {
        String margin = isBelowKey ? "  " : "";
        if (JsonScanner.isStrict(value)) {
            return Optional.of(margin + value.strip().replaceAll("[ \\t]*+[\\r\\n]\\s*+", " "));
        }
        String fragment = value.strip().lines().count() > 1 ? value.stripTrailing() : value.strip();
        Optional<Event> root = root(fragment);
        if (root.isEmpty()) {
            return Optional.empty();
        }
        if (root.get() instanceof ScalarEvent scalar) {
            return Optional.of(margin + scalars.plain(scalar.getValue(), inFlow));
        }
        boolean isBlock = root.get() instanceof CollectionStartEvent start && start.getFlowStyle() == FlowStyle.BLOCK;
        boolean isLong = fragment.lines().count() > 1;
        if (!source.canWrite(fragment) || (inFlow && (isBlock || isLong))) {
            return Optional.empty();
        }
        String more = isBlock && root.get() instanceof SequenceStartEvent ? "" : margin;
        return Optional.of(more + indented(fragment, " ".repeat(column) + more));
    }

    /** The one node of a text, if that begins with it and refers to nothing else. */
    private static Optional<Event> root(String fragment) {
        Event root = null;
        try {
            var events = new YamlEvents(fragment);
            while (events.hasNext()) {
                Event event = events.next();
                boolean isAlone = !(event instanceof AliasEvent)
                        && !(event instanceof NodeEvent node && node.getAnchor().isPresent())
                        && !(event instanceof DocumentStartEvent start && start.isExplicit());
                if (!isAlone) {
                    return Optional.empty();
                }
                if (root == null && event instanceof NodeEvent) {
                    if (events.start(event) != 0) {
                        return Optional.empty();
                    }
                    root = event;
                }
            }
        } catch (MalformedFile e) {
            return Optional.empty();
        }
        return Optional.ofNullable(root);
    }

    private String indented(String fragment, String margin) {
        var text = new StringBuilder();
        for (String line : fragment.lines().toList()) {
            if (text.length() > 0) {
                text.append(source.lineEnd()).append(line.isEmpty() ? "" : margin);
            }
            text.append(line);
        }
        return text.toString();
    }
}
