package dev.slipway.server.structured;

import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.namespace.NamespaceContext;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Node;

/** An XML text as a tree, of which each node knows where it is written. */
final class XmlTree {
    /**
     * Where the content of a node is: of an attribute between its quotes, of an element between its tags, of an element with one tag
     * the end of that.
     */
    record Span(int start, int end) {}

    private final Document document;
    private final IdentityHashMap<Node, Span> spans = new IdentityHashMap<>();
    private final IdentityHashMap<Node, Span> wholes = new IdentityHashMap<>();
    private final Map<String, String> prefixes = new LinkedHashMap<>();

    XmlTree(Document document) {
        this.document = document;
        prefixes.put(XMLConstants.XML_NS_PREFIX, XMLConstants.XML_NS_URI);
    }

    Document document() {
        return document;
    }

    void place(Node node, int begin, int after, int start, int end) {
        wholes.put(node, new Span(begin, after));
        spans.put(node, new Span(start, end));
    }

    /** Where a node of the text is written with all that belongs to it: an attribute with its name, an element with its tags. */
    Span whole(Node node) {
        return Objects.requireNonNull(wholes.get(node));
    }

    /** None for what XPath makes up, such as the nodes of namespaces. */
    Optional<Span> span(Node node) {
        return Optional.ofNullable(spans.get(node));
    }

    /** The first meaning of a prefix in the document is the one that it has in XPath. */
    void declare(String prefix, String uri) {
        if (!prefix.isEmpty()) {
            prefixes.putIfAbsent(prefix, uri);
        }
    }

    Iterable<String> prefixes() {
        return prefixes.keySet();
    }

    NamespaceContext namespaces() {
        return new NamespaceContext() {
            @Override
            public String getNamespaceURI(String prefix) {
                return prefixes.getOrDefault(prefix, XMLConstants.NULL_NS_URI);
            }

            @Override
            public @Nullable String getPrefix(String uri) {
                return null;
            }

            @Override
            public Iterator<String> getPrefixes(String uri) {
                return prefixes.keySet().stream()
                        .filter(prefix -> uri.equals(prefixes.get(prefix)))
                        .iterator();
            }
        };
    }
}
