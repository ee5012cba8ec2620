package dev.slipway.server.structured;

import dev.slipway.server.structured.XmlTree.Span;
import java.util.ArrayList;
import java.util.Optional;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** Writes values into the nodes that XPath has found (R8.22). */
final class XmlReplacement {
    private final SourceText source;
    private final XmlTree tree;
    private final TextEdits edits;

    XmlReplacement(SourceText source, XmlTree tree, TextEdits edits) {
        this.source = source;
        this.tree = tree;
        this.edits = edits;
    }

    void replace(Node node, StructuredVariable variable) {
        Optional<Span> span = tree.span(node);
        if (span.isEmpty()) {
            return;
        }
        if (!XmlCharacters.areAllowed(variable.value())) {
            edits.warn(variable, "its value has a character that XML cannot hold.");
        } else if (node instanceof Element element) {
            element(element, span.get(), variable);
        } else if (node instanceof Attr) {
            attribute(span.get(), variable);
        } else {
            data(node, span.get(), variable);
        }
    }

    private void attribute(Span span, StructuredVariable variable) {
        char quote = source.text().charAt(span.start() - 1);
        write(span, XmlCharacters.attribute(variable.value(), quote, source), variable);
    }

    private void data(Node node, Span span, StructuredVariable variable) {
        String value = variable.value();
        switch (node.getNodeType()) {
            case Node.TEXT_NODE -> write(span, XmlCharacters.text(value, source), variable);
            case Node.CDATA_SECTION_NODE -> write(span, XmlCharacters.cdata(value, source), variable);
            case Node.COMMENT_NODE -> {
                if (value.contains("--") || value.endsWith("-")) {
                    edits.warn(variable, "its value has hyphens that a comment cannot hold.");
                } else {
                    write(span, source.withLineEnds(value), variable);
                }
            }
            default -> {
                if (value.contains("?>")) {
                    edits.warn(variable, "its value has '?>', which a processing instruction cannot hold.");
                } else {
                    boolean isApart = XmlCharacters.isSpace(source.text().charAt(span.start() - 1));
                    write(span, (isApart || value.isEmpty() ? "" : " ") + source.withLineEnds(value), variable);
                }
            }
        }
    }

    private void element(Element element, Span span, StructuredVariable variable) {
        var texts = new ArrayList<Node>();
        boolean hasElements = false;
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            hasElements |= child instanceof Element;
            if (child.getNodeType() == Node.CDATA_SECTION_NODE
                    || (child.getNodeType() == Node.TEXT_NODE
                            && !String.valueOf(child.getNodeValue()).isBlank())) {
                texts.add(child);
            }
        }
        if (hasElements) {
            fragment(element, span, variable);
        } else if (source.text().startsWith("/>", span.start())) {
            if (!variable.value().isEmpty()) {
                String text = XmlCharacters.text(variable.value(), source);
                edits.replace(span.start(), span.start() + 2, ">" + text + "</" + element.getTagName() + ">", variable);
            }
        } else if (texts.size() == 1) {
            tree.span(texts.get(0)).ifPresent(only -> data(texts.get(0), only, variable));
        } else {
            write(span, XmlCharacters.text(variable.value(), source), variable);
        }
    }

    /** Elements are replaced by elements only, which may use the prefixes that are known there. */
    private void fragment(Element element, Span span, StructuredVariable variable) {
        var around = new StringBuilder("<fragment");
        for (String prefix : tree.prefixes()) {
            String uri = element.lookupNamespaceURI(prefix);
            if (uri != null && !prefix.equals("xml")) {
                around.append(" xmlns:").append(prefix).append("=\"");
                around.append(XmlCharacters.attribute(uri, '"', source)).append('"');
            }
        }
        try {
            XmlScanner.scan(around + ">" + variable.value() + "</fragment>");
        } catch (MalformedFile e) {
            edits.warn(variable, "it names an element with elements, and its value is not well-formed XML.");
            return;
        }
        write(span, source.withLineEnds(variable.value()), variable);
    }

    private void write(Span span, String text, StructuredVariable variable) {
        edits.replace(span.start(), span.end(), text, variable);
    }
}
