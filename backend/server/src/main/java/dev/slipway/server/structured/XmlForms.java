package dev.slipway.server.structured;

import dev.slipway.server.structured.XmlTree.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** How each node of a tree is written, to the character, so that a tree which has been changed is written as before where it has not. */
final class XmlForms {
    /**
     * The tags of an element.
     *
     * @param attributes in the order in which they are written
     * @param close what ends the start tag, with the blanks before it: {@code >} or {@code />}
     * @param end the end tag; empty if there is none
     */
    record Tags(List<Attr> attributes, String close, String end) {
        Tags {
            attributes = new ArrayList<>(attributes);
        }

        boolean isEmptyElement() {
            return close.endsWith("/>");
        }
    }

    private final IdentityHashMap<Node, Tags> tags = new IdentityHashMap<>();

    /** Of an attribute with the blanks before it, of every other node but elements from its first sign to its last. */
    private final IdentityHashMap<Node, String> texts = new IdentityHashMap<>();

    static XmlForms of(XmlTree tree, String text) {
        var forms = new XmlForms();
        forms.read(tree, text, tree.document().getDocumentElement());
        return forms;
    }

    private void read(XmlTree tree, String text, Element element) {
        Span whole = tree.whole(element);
        Span content = tree.span(element).orElseThrow();
        var attributes = new ArrayList<Attr>();
        for (int i = 0; i < element.getAttributes().getLength(); i++) {
            attributes.add((Attr) element.getAttributes().item(i));
        }
        attributes.sort(
                Comparator.comparingInt(attribute -> tree.whole(attribute).start()));
        int from = whole.start() + 1 + element.getTagName().length();
        for (Attr attribute : attributes) {
            int end = tree.whole(attribute).end();
            texts.put(attribute, text.substring(from, end));
            from = end;
        }
        boolean isEmpty = text.startsWith("/>", content.start());
        int closed = isEmpty ? whole.end() : content.start();
        String end = isEmpty ? "" : text.substring(content.end(), whole.end());
        tags.put(element, new Tags(attributes, text.substring(from, closed), end));
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element inner) {
                read(tree, text, inner);
            } else {
                Span span = tree.whole(child);
                texts.put(child, text.substring(span.start(), span.end()));
            }
        }
    }

    Tags tags(Element element) {
        return Objects.requireNonNull(tags.get(element));
    }

    void put(Element element, Tags written) {
        tags.put(element, written);
    }

    String text(Node node) {
        return Objects.requireNonNull(texts.get(node));
    }

    void put(Node node, String written) {
        texts.put(node, written);
    }

    void write(Node node, StringBuilder out) {
        if (!(node instanceof Element element)) {
            out.append(text(node));
            return;
        }
        Tags written = tags(element);
        out.append('<').append(element.getTagName());
        written.attributes().forEach(attribute -> out.append(text(attribute)));
        if (written.isEmptyElement() && !element.hasChildNodes()) {
            out.append(written.close());
            return;
        }
        String close = written.close();
        out.append(
                written.isEmptyElement()
                        ? close.substring(0, close.length() - 2).stripTrailing() + ">"
                        : close);
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            write(child, out);
        }
        out.append(written.isEmptyElement() ? "</" + element.getTagName() + ">" : written.end());
    }
}
