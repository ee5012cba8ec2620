package dev.slipway.server.expression;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Cuts a text into tags and the text between them, and folds blocks into trees; without recursion. */
final class TemplateParser {
    private static final int MAX_BLOCKS = 100;

    /** A tag takes a hundred times the memory of its text. */
    private static final int MAX_TAGS = 200_000;

    private final String text;
    private final boolean leniently;
    private final Deque<OpenBlock> open = new ArrayDeque<>();
    private NodeList nodes = new NodeList();
    private int tags;

    TemplateParser(String text, boolean leniently) {
        this.text = text;
        this.leniently = leniently;
    }

    Template parse() {
        try {
            readAll();
            while (!open.isEmpty()) {
                refuseOpenBlock();
            }
            return new Template(text, nodes.finished(), null);
        } catch (MalformedExpression e) {
            return new Template(text, List.of(), e.sentence());
        }
    }

    private void readAll() throws MalformedExpression {
        int at = 0;
        while (at < text.length()) {
            int hash = text.indexOf('#', at);
            int textEnd = hash < 0 ? text.length() : hash;
            nodes.text(text, at, textEnd);
            at = hash < 0 ? textEnd : readHashes(hash);
        }
    }

    /** Two signs before a brace stand for one (R6.27); the last of an odd number opens a tag. */
    private int readHashes(int start) throws MalformedExpression {
        int end = start;
        while (end < text.length() && text.charAt(end) == '#') {
            end++;
        }
        if (end == text.length() || text.charAt(end) != '{') {
            nodes.text(text, start, end);
            return end;
        }
        int signs = end - start;
        nodes.text(text, start, start + signs / 2);
        if (signs % 2 == 0) {
            nodes.text("{", 0, 1);
            return end + 1;
        }
        return readTag(end - 1);
    }

    private int readTag(int start) throws MalformedExpression {
        if (++tags > MAX_TAGS) {
            throw new MalformedExpression(start, "at most " + MAX_TAGS + " tags are allowed");
        }
        var reader = new TagReader(text, start);
        try {
            Tag tag = reader.read();
            take(tag, start, reader.end());
            return reader.end();
        } catch (MalformedExpression e) {
            if (!leniently) {
                throw e;
            }
            nodes.text(text, start, start + 2);
            return start + 2;
        }
    }

    private void take(Tag tag, int start, int end) throws MalformedExpression {
        if (tag instanceof Tag.Whole whole) {
            nodes.add(whole.node());
        } else if (tag instanceof Tag.If || tag instanceof Tag.Unless || tag instanceof Tag.Each) {
            if (open.size() == MAX_BLOCKS) {
                throw new MalformedExpression(start, "at most " + MAX_BLOCKS + " blocks may be inside each other");
            }
            open.push(new OpenBlock(text, tag, start, end, nodes));
            nodes = new NodeList();
        } else if (open.isEmpty() || !open.element().accepts(tag)) {
            throw new MalformedExpression(
                    start, "'" + text.substring(start, end) + "' does not belong to a block here");
        } else if (tag instanceof Tag.End) {
            OpenBlock block = open.pop();
            Node node = block.closed(nodes.finished(), end);
            nodes = block.outer();
            nodes.add(node);
        } else {
            open.element().next(tag, start, end, nodes.finished());
            nodes = new NodeList();
        }
    }

    /** A block without an end is an error, or else its tags are text. */
    private void refuseOpenBlock() throws MalformedExpression {
        OpenBlock block = open.pop();
        if (!leniently) {
            throw new MalformedExpression(block.start(), "the block that begins here has no end");
        }
        nodes = block.taken(nodes.finished());
    }

    /** Nodes in a row; neighbouring texts become one. */
    static final class NodeList {
        private final List<Node> nodes = new ArrayList<>();
        private final StringBuilder pending = new StringBuilder();

        void text(String source, int start, int end) {
            pending.append(source, start, end);
        }

        void add(Node node) {
            if (!pending.isEmpty()) {
                nodes.add(new Node.Text(pending.toString()));
                pending.setLength(0);
            }
            nodes.add(node);
        }

        List<Node> finished() {
            if (!pending.isEmpty()) {
                nodes.add(new Node.Text(pending.toString()));
                pending.setLength(0);
            }
            return nodes;
        }
    }
}
