package dev.slipway.server.structured;

import dev.slipway.server.archive.TextFiles;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Predicate;
import javax.xml.XMLConstants;
import javax.xml.namespace.NamespaceContext;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathNodes;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Attr;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * An XML file whose elements are moved about; what is not touched is written again as it was, with its comments, blanks, quotes, encoding and
 * line ends. A document type is passed over: nothing is fetched for it, and its entities stay references. For one thread.
 */
public final class EditableXml {
    private static final int MOST_CHARACTERS = 64 << 20;

    private final SourceText source;
    private final XmlTree tree;
    private final XmlForms forms;
    private final XmlIndentation indentation;
    private final String before;
    private final String after;
    private boolean isChanged;
    private long characters;

    private EditableXml(SourceText source, XmlTree tree) {
        this.source = source;
        this.tree = tree;
        this.forms = XmlForms.of(tree, source.text());
        this.indentation = new XmlIndentation(tree.document(), forms, source.lineEnd());
        XmlTree.Span root = tree.whole(root());
        this.before = source.text().substring(0, root.start());
        this.after = source.text().substring(root.end());
    }

    /** @throws MalformedFile when it is not XML */
    public static EditableXml read(byte[] content) throws MalformedFile {
        SourceText source = XmlDeclaration.source(content);
        return new EditableXml(source, XmlScanner.scan(source.text()));
    }

    /** To be looked at; it is changed by the methods of this class only. */
    public Document document() {
        return tree.document();
    }

    private Element root() {
        return document().getDocumentElement();
    }

    /** What is wrong, and the place of the node in the file as it was read. */
    public MalformedFile malformed(String problem, Node node) {
        return source.malformed(problem, tree.whole(node).start());
    }

    /** The line, from 1, on which the node stands in the file as it was read. */
    public int line(Node node) {
        return malformed("", node).line();
    }

    /**
     * The elements that an XPath finds.
     *
     * @param scope an element, perhaps of another file, whose prefixes the XPath may use beside those of this file
     */
    public List<Element> select(String xpath, Node from, Element scope) throws XPathExpressionException {
        XPath engine = XmlFormat.xpath(tree);
        engine.setNamespaceContext(prefixes(scope));
        var elements = new ArrayList<Element>();
        for (Node node : engine.evaluateExpression(xpath, from, XPathNodes.class)) {
            if (node instanceof Element element) {
                elements.add(element);
            }
        }
        return elements;
    }

    private NamespaceContext prefixes(Element scope) {
        NamespaceContext own = tree.namespaces();
        return new NamespaceContext() {
            @Override
            public String getNamespaceURI(String prefix) {
                String uri = scope.lookupNamespaceURI(prefix);
                return uri == null ? own.getNamespaceURI(prefix) : uri;
            }

            @Override
            public @Nullable String getPrefix(String uri) {
                return own.getPrefix(uri);
            }

            @Override
            public Iterator<String> getPrefixes(String uri) {
                return own.getPrefixes(uri);
            }
        };
    }

    /** Adds a copy of an element as the last child. */
    public void append(Element parent, EditableXml from, Element original, Predicate<Attr> isLeftOut)
            throws IOException {
        String indent = indentation.forChildOf(parent);
        Element copy = copy(from, original, isLeftOut, parent, indent);
        indentation.append(parent, copy, indent);
    }

    /** Puts a copy of an element before its new sibling. */
    public void insertBefore(Element sibling, EditableXml from, Element original, Predicate<Attr> isLeftOut)
            throws IOException {
        Node parent = sibling.getParentNode();
        String indent = indentation.of(sibling);
        Element copy = copy(from, original, isLeftOut, parent, indent);
        parent.insertBefore(copy, sibling);
        indentation.blank(indent).ifPresent(blank -> parent.insertBefore(blank, sibling));
    }

    /** Puts a copy of an element after its new sibling. */
    public void insertAfter(Element sibling, EditableXml from, Element original, Predicate<Attr> isLeftOut)
            throws IOException {
        Node parent = sibling.getParentNode();
        String indent = indentation.of(sibling);
        Element copy = copy(from, original, isLeftOut, parent, indent);
        Node next = sibling.getNextSibling();
        indentation.blank(indent).ifPresent(blank -> parent.insertBefore(blank, next));
        parent.insertBefore(copy, next);
    }

    /** Puts a copy of an element where another was. */
    public void replace(Element old, EditableXml from, Element original, Predicate<Attr> isLeftOut) throws IOException {
        Node parent = old.getParentNode();
        Element copy = copy(from, original, isLeftOut, parent, indentation.of(old));
        parent.replaceChild(copy, old);
    }

    /** Removes an element and its line, if it has that for itself. Not for the document's own. */
    public void remove(Element element) {
        isChanged = true;
        indentation.removeBefore(element);
        element.getParentNode().removeChild(element);
    }

    /** Gives an element an attribute like that one, in the place of its own of that name. */
    public void setAttribute(Element element, Attr like) throws IOException {
        count(like.getName().length() + like.getValue().length());
        Attr own = like.getNamespaceURI() == null
                ? element.getAttributeNode(like.getName())
                : element.getAttributeNodeNS(like.getNamespaceURI(), like.getLocalName());
        isChanged = true;
        if (own == null) {
            declare(element, like.getPrefix(), like.getNamespaceURI());
            add(element, like.getNamespaceURI(), like.getName(), like.getValue());
        } else {
            String written = forms.text(own);
            char quote = written.charAt(written.length() - 1);
            String name = written.substring(0, written.indexOf(quote) + 1);
            own.setValue(like.getValue());
            forms.put(own, name + XmlCharacters.attribute(like.getValue(), quote, source) + quote);
        }
    }

    public void removeAttribute(Attr attribute) {
        isChanged = true;
        Element owner = attribute.getOwnerElement();
        forms.tags(owner).attributes().removeIf(one -> one == attribute);
        owner.removeAttributeNode(attribute);
    }

    private void add(Element element, @Nullable String namespace, String name, String value) {
        element.setAttributeNS(namespace, name, value);
        Attr added = element.getAttributeNode(name);
        forms.put(added, " " + name + "=\"" + XmlCharacters.attribute(value, '"', source) + '"');
        forms.tags(element).attributes().add(added);
    }

    private void declare(Element element, @Nullable String prefix, @Nullable String uri) {
        boolean isBuiltIn = XMLConstants.XML_NS_PREFIX.equals(prefix) || XMLConstants.XMLNS_ATTRIBUTE.equals(prefix);
        if (prefix != null && uri != null && !isBuiltIn && !uri.equals(element.lookupNamespaceURI(prefix))) {
            add(element, XMLConstants.XMLNS_ATTRIBUTE_NS_URI, XMLConstants.XMLNS_ATTRIBUTE + ":" + prefix, uri);
        }
    }

    private Element copy(
            EditableXml from, Element original, Predicate<Attr> isLeftOut, Node parent, @Nullable String indent)
            throws IOException {
        isChanged = true;
        XmlTree.Span whole = from.tree.whole(original);
        count(whole.end() - whole.start());
        int depth = -1;
        for (Node above = parent; above != null; above = above.getParentNode()) {
            depth++;
        }
        var copy = new XmlCopy(source, forms, from.forms, isLeftOut, from.indentation.of(original), indent);
        return copy.of(original, parent, depth);
    }

    private void count(int more) throws IOException {
        characters += more;
        if (characters > MOST_CHARACTERS) {
            throw new IOException("More than " + MOST_CHARACTERS + " characters would come into it.");
        }
    }

    /**
     * The file with its changes; the same bytes while there are none.
     *
     * @throws IOException when it cannot be written in its encoding, or would not be XML any more
     */
    public byte[] content() throws IOException {
        if (!isChanged) {
            return source.bytes();
        }
        var text = new StringBuilder(before);
        forms.write(root(), text);
        String written = text.append(after).toString();
        if (written.equals(source.text())) {
            return source.bytes();
        }
        try {
            XmlScanner.scan(written);
        } catch (MalformedFile e) {
            throw new IOException("It would not be XML any more (" + e.getMessage() + ")", e);
        }
        return TextFiles.encode(written, source.encoding());
    }
}
