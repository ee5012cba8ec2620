package dev.slipway.server.structured;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;

/** Goes through a YAML text and replaces what variables name. */
final class YamlWalk {
    /** In the place of a key that is not a plain text: no variable has it in its name. */
    private static final String NO_NAME = "\0";

    private final SourceText source;
    private final String text;
    private final TextEdits edits;
    private final KeyPath path;
    private final YamlScalars scalars;
    private final YamlFragments fragments;
    private final YamlEvents events;
    private final Deque<Frame> open = new ArrayDeque<>();

    /** The anchors of mappings and sequences. */
    private final Set<Anchor> collections = new HashSet<>();

    /** Where the last part that is not white space or a comment ends. */
    private int lastEnd;

    YamlWalk(SourceText source, StructuredVariables variables, TextEdits edits) {
        this.source = source;
        this.text = source.text();
        this.edits = edits;
        this.path = new KeyPath(variables);
        this.scalars = new YamlScalars(source);
        this.fragments = new YamlFragments(source, scalars);
        this.events = new YamlEvents(text);
    }

    /** A collection being read. */
    private static final class Frame {
        private final boolean isMapping;
        private final boolean isFlow;
        private final int start;
        private final int column;
        private int index;
        private boolean isKeyNext;
        private int before;

        /** @param column none for a flow collection: there may be any number of them in one long line */
        private Frame(boolean isMapping, boolean isFlow, int start, int column) {
            this.isMapping = isMapping;
            this.isFlow = isFlow;
            this.start = start;
            this.column = column;
            this.isKeyNext = isMapping;
        }
    }

    void walk() throws MalformedFile {
        while (events.hasNext()) {
            Event event = events.next();
            if (event instanceof DocumentStartEvent) {
                collections.clear();
            } else if (event instanceof CollectionEndEvent) {
                end(event);
            } else if (event instanceof NodeEvent node) {
                node(node);
            }
        }
    }

    private void node(NodeEvent event) {
        @Nullable Frame parent = open.peek();
        boolean isKey = parent != null && parent.isMapping && parent.isKeyNext;
        if (isKey) {
            parent.before = path.enter(event instanceof ScalarEvent scalar ? scalar.getValue() : NO_NAME);
        } else if (parent != null && !parent.isMapping) {
            parent.before = path.enter(Integer.toString(parent.index));
        }
        if (event instanceof CollectionStartEvent start) {
            begin(start, isKey);
            return;
        }
        Optional<StructuredVariable> variable = isKey ? Optional.empty() : path.variable();
        if (event instanceof ScalarEvent scalar) {
            scalar(scalar, variable);
        } else if (event instanceof AliasEvent alias) {
            alias(alias, variable);
        }
        finished();
    }

    /** A key stays in the path until its value has been read. */
    private void finished() {
        @Nullable Frame parent = open.peek();
        if (parent == null) {
            return;
        }
        boolean isKey = parent.isMapping && parent.isKeyNext;
        if (!isKey) {
            path.leave(parent.before);
            parent.index++;
        }
        parent.isKeyNext = parent.isMapping && !isKey;
    }

    private boolean isInFlow() {
        @Nullable Frame parent = open.peek();
        return parent != null && parent.isFlow;
    }

    private void begin(CollectionStartEvent event, boolean isKey) {
        if (!isKey) {
            event.getAnchor().ifPresent(collections::add);
        }
        int start = content(event);
        boolean isFlow = event.getFlowStyle() == FlowStyle.FLOW;
        open.push(new Frame(event instanceof MappingStartEvent, isFlow, start, isFlow ? -1 : column(start)));
    }

    private void end(Event event) {
        Frame ended = open.pop();
        if (ended.isFlow) {
            lastEnd = events.end(event);
        }
        @Nullable Frame parent = open.peek();
        boolean isKey = parent != null && parent.isMapping && parent.isKeyNext;
        Optional<StructuredVariable> variable = isKey ? Optional.empty() : path.variable();
        if (variable.isPresent() && parent != null) {
            boolean isBelowKey = parent.isMapping && !parent.isFlow && !ended.isFlow && parent.column == ended.column;
            fragment(variable.get(), ended.start, lastEnd, isBelowKey, ended.isFlow);
        }
        finished();
    }

    private void fragment(StructuredVariable variable, int start, int end, boolean isBelowKey, boolean inFlow) {
        Optional<String> written = fragments.written(variable.value(), inFlow, column(start), isBelowKey);
        if (written.isEmpty()) {
            edits.warn(variable, "it names a mapping or sequence, and its value is not YAML that can stand there.");
        } else {
            edits.replace(start, end, written.get(), variable);
        }
    }

    private void alias(AliasEvent event, Optional<StructuredVariable> variable) {
        int start = events.start(event);
        lastEnd = events.end(event);
        if (variable.isPresent()) {
            if (collections.contains(event.getAlias())) {
                fragment(variable.get(), start, lastEnd, false, true);
            } else {
                edits.replace(start, lastEnd, scalars.plain(variable.get().value(), isInFlow()), variable.get());
            }
        }
    }

    private void scalar(ScalarEvent event, Optional<StructuredVariable> variable) {
        int start = content(event);
        int end = Math.max(start, events.end(event));
        if (event.getScalarStyle() == ScalarStyle.LITERAL || event.getScalarStyle() == ScalarStyle.FOLDED) {
            YamlBlockScalar block = YamlBlockScalar.at(text, start, end);
            lastEnd = block.contentEnd();
            variable.ifPresent(named -> block.replace(edits, source, scalars, named));
            return;
        }
        lastEnd = end;
        if (variable.isEmpty()) {
            return;
        }
        String value = variable.get().value();
        String written =
                switch (event.getScalarStyle()) {
                    case SINGLE_QUOTED -> scalars.singleQuoted(value);
                    case DOUBLE_QUOTED -> scalars.doubleQuoted(value);
                    default -> scalars.plain(value, isInFlow());
                };
        if (start < end) {
            edits.replace(start, end, written, variable.get());
        } else if (start > 0 && ",{[ \t\r\n".indexOf(text.charAt(start - 1)) < 0) {
            edits.replace(start, end, " " + written, variable.get());
        } else {
            edits.warn(variable.get(), "there is no place for a value after its key.");
        }
    }

    /** Where a node itself begins, after its anchor and tag. */
    private int content(NodeEvent event) {
        int start = events.start(event);
        boolean hasProperties = event.getAnchor().isPresent()
                || (event instanceof ScalarEvent scalar && scalar.getTag().isPresent())
                || (event instanceof CollectionStartEvent collection
                        && collection.getTag().isPresent());
        if (!hasProperties) {
            return start;
        }
        int limit = event instanceof ScalarEvent ? events.end(event) : text.length();
        int at = start;
        int end = start;
        while (at < limit) {
            char c = text.charAt(at);
            if (c == '&' || c == '!') {
                while (at < limit && !Character.isWhitespace(text.charAt(at)) && !isFlowEnd(text.charAt(at))) {
                    at++;
                }
                end = at;
            } else if (c == '#') {
                while (at < limit && text.charAt(at) != '\n' && text.charAt(at) != '\r') {
                    at++;
                }
            } else if (Character.isWhitespace(c)) {
                at++;
            } else {
                return at;
            }
        }
        return end;
    }

    /** What ends an anchor in a flow collection; a tag in angle brackets has none of these either. */
    private static boolean isFlowEnd(char c) {
        return c == ',' || c == ']' || c == '}';
    }

    private int column(int offset) {
        int start = offset;
        while (start > 0 && text.charAt(start - 1) != '\n' && text.charAt(start - 1) != '\r') {
            start--;
        }
        return offset - start;
    }
}
