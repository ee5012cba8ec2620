package dev.slipway.server.structured;

import java.util.HashSet;
import java.util.Iterator;
import java.util.Set;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * The parts of a YAML text in their order. Aliases are not followed, so a text is never larger than it is; every alias has its
 * anchor before it.
 */
final class YamlEvents {
    private static final int DEEPEST = 500;
    private static final LoadSettings SETTINGS = LoadSettings.builder()
            .setUseMarks(true)
            .setCodePointLimit(Integer.MAX_VALUE)
            .build();

    private final String text;
    private final Iterator<Event> events;
    private final CodePointOffsets offsets;
    private final Set<Anchor> anchors = new HashSet<>();
    private int depth;

    YamlEvents(String text) {
        this.text = text;
        this.offsets = new CodePointOffsets(text);
        this.events = new Parse(SETTINGS).parseString(text).iterator();
    }

    boolean hasNext() throws MalformedFile {
        try {
            return events.hasNext();
        } catch (YamlEngineException e) {
            throw malformed(e);
        }
    }

    Event next() throws MalformedFile {
        Event event;
        try {
            event = events.next();
        } catch (YamlEngineException e) {
            throw malformed(e);
        }
        if (event instanceof CollectionStartEvent && ++depth > DEEPEST) {
            throw SourceText.malformed(text, "more than " + DEEPEST + " levels", start(event));
        } else if (event instanceof CollectionEndEvent) {
            depth--;
        } else if (event instanceof DocumentStartEvent) {
            anchors.clear();
        }
        if (event instanceof AliasEvent alias) {
            if (!anchors.contains(alias.getAlias())) {
                throw SourceText.malformed(text, "an alias without its anchor", start(event));
            }
        } else if (event instanceof NodeEvent node) {
            node.getAnchor().ifPresent(anchors::add);
        }
        return event;
    }

    /** Reads all of it. */
    void readAll() throws MalformedFile {
        while (hasNext()) {
            next();
        }
    }

    int start(Event event) {
        return event.getStartMark().map(this::offset).orElseThrow();
    }

    int end(Event event) {
        return event.getEndMark().map(this::offset).orElseThrow();
    }

    private int offset(Mark mark) {
        return offsets.of(mark.getIndex());
    }

    /** The problem alone, for the rest of the message quotes the file. */
    private MalformedFile malformed(YamlEngineException e) {
        if (e instanceof MarkedYamlEngineException marked) {
            int offset = marked.getProblemMark().map(this::offset).orElse(0);
            return SourceText.malformed(text, String.valueOf(marked.getProblem()), offset);
        }
        if (e instanceof ReaderException reader) {
            return SourceText.malformed(text, "a character that YAML does not have", offsets.of(reader.getPosition()));
        }
        return SourceText.malformed(text, "it cannot be read", 0);
    }
}
