package dev.slipway.server.expression;

import dev.slipway.server.expression.Node.Branch;
import dev.slipway.server.expression.Node.Condition;
import dev.slipway.server.expression.TemplateParser.NodeList;
import java.util.ArrayList;
import java.util.List;

/** A conditional or a loop of which the end has not been read yet. */
final class OpenBlock {
    private final String text;
    private final int start;
    private final NodeList outer;
    private final List<Section> sections = new ArrayList<>();
    private Tag tag;
    private String source;

    /** A tag of the block, as read and as written, and what follows it. */
    private record Section(Tag tag, String source, List<Node> body) {}

    /** @param outer the nodes around the block */
    OpenBlock(String text, Tag tag, int start, int end, NodeList outer) {
        this.text = text;
        this.start = start;
        this.outer = outer;
        this.tag = tag;
        this.source = text.substring(start, end);
    }

    int start() {
        return start;
    }

    NodeList outer() {
        return outer;
    }

    boolean accepts(Tag next) {
        Tag opening = sections.isEmpty() ? tag : sections.get(0).tag();
        if (next instanceof Tag.End end) {
            return end.opening().isInstance(opening);
        }
        boolean inElse = tag instanceof Tag.Else;
        return !inElse && (opening instanceof Tag.If || (opening instanceof Tag.Unless && next instanceof Tag.Else));
    }

    /** Goes on to the next part, {@code elseif} or {@code else}. */
    void next(Tag nextTag, int from, int to, List<Node> body) {
        sections.add(new Section(tag, source, body));
        tag = nextTag;
        source = text.substring(from, to);
    }

    Node closed(List<Node> body, int end) {
        sections.add(new Section(tag, source, body));
        Section first = sections.get(0);
        if (first.tag() instanceof Tag.Each each) {
            return new Node.Loop(each.variable(), each.collection(), body);
        }
        var branches = new ArrayList<Branch>();
        List<Node> otherwise = List.of();
        for (Section section : sections) {
            if (section.tag() instanceof Tag.Else) {
                otherwise = section.body();
            } else {
                branches.add(new Branch(condition(section.tag()), section.body()));
            }
        }
        return new Node.Conditional(start, start + first.source().length(), end, branches, otherwise);
    }

    /** The nodes around the block and in it, with the tags of the block as text. */
    NodeList taken(List<Node> body) {
        sections.add(new Section(tag, source, body));
        for (Section section : sections) {
            outer.text(section.source(), 0, section.source().length());
            section.body().forEach(outer::add);
        }
        return outer;
    }

    private static Condition condition(Tag tag) {
        if (tag instanceof Tag.If branch) {
            return branch.condition();
        }
        if (tag instanceof Tag.Unless branch) {
            return branch.condition();
        }
        if (tag instanceof Tag.ElseIf branch) {
            return branch.condition();
        }
        throw new IllegalStateException(tag + " has no condition");
    }
}
