package dev.slipway.server.structured;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Attr;
import org.w3c.dom.DOMException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * Reads XML and where its parts are written. A document type is passed over: no file is opened for it, and its entities stay
 * references.
 */
final class XmlScanner {
    /** How many elements may stand in one another. */
    static final int DEEPEST = 500;

    private static final int MOST_ATTRIBUTES = 1000;

    private final String text;
    private final XmlTree tree;
    private final Document document;
    private final Deque<Open> open = new ArrayDeque<>();
    private boolean hasDocumentType;
    private int at;

    /** An element whose end has not been read. */
    private record Open(Element element, String name, int begin, int contentStart, Map<String, String> namespaces) {}

    private record Attribute(String name, String value, int begin, int start, int end) {}

    private XmlScanner(String text) {
        this.text = text;
        try {
            this.document = DocumentBuilderFactory.newDefaultInstance()
                    .newDocumentBuilder()
                    .newDocument();
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException(e);
        }
        this.tree = new XmlTree(document);
    }

    static XmlTree scan(String text) throws MalformedFile {
        return new XmlScanner(text).document();
    }

    private XmlTree document() throws MalformedFile {
        if (text.startsWith("<?xml") && at + 5 < text.length() && XmlCharacters.isSpace(text.charAt(5))) {
            at = after("?>", "the XML declaration");
        }
        while (at < text.length()) {
            next();
        }
        if (!open.isEmpty()) {
            throw malformed("<" + open.peek().name() + "> has no end", at);
        }
        if (document.getDocumentElement() == null) {
            throw malformed("expected an element", at);
        }
        return tree;
    }

    private void next() throws MalformedFile {
        if (text.charAt(at) != '<') {
            text();
        } else if (text.startsWith("<!--", at)) {
            int begin = at;
            int start = at + 4;
            int end = find("--", start, "a comment");
            if (!text.startsWith("-->", end)) {
                throw malformed("two hyphens in a comment", end);
            }
            at = end + 3;
            append(document.createComment(text.substring(start, end)), begin, start, end);
        } else if (text.startsWith("<![CDATA[", at)) {
            int begin = at;
            int start = at + 9;
            int end = find("]]>", start, "a CDATA section");
            if (open.isEmpty()) {
                throw malformed("text outside of the document's element", at);
            }
            at = end + 3;
            append(document.createCDATASection(text.substring(start, end)), begin, start, end);
        } else if (text.startsWith("<!DOCTYPE", at)) {
            documentType();
        } else if (text.startsWith("<?", at)) {
            instruction();
        } else if (text.startsWith("</", at)) {
            endTag();
        } else {
            startTag();
        }
    }

    /** A node that begins there and ends where the scanner is now. */
    private void append(Node node, int begin, int start, int end) {
        Node parent = open.isEmpty() ? document : open.peek().element();
        parent.appendChild(node);
        tree.place(node, begin, at, start, end);
    }

    private void text() throws MalformedFile {
        int start = at;
        int end = text.indexOf('<', at);
        at = end < 0 ? text.length() : end;
        String content = decoded(start, at, false);
        if (!open.isEmpty()) {
            append(document.createTextNode(content), start, start, at);
        } else if (!content.isBlank()) {
            throw malformed("text outside of the document's element", start);
        }
    }

    private void instruction() throws MalformedFile {
        int begin = at;
        at += 2;
        String target = name();
        if (target.equalsIgnoreCase("xml")) {
            throw malformed("an XML declaration that is not at the beginning", begin);
        }
        skipSpace();
        int start = at;
        int end = find("?>", start, "a processing instruction");
        at = end + 2;
        append(document.createProcessingInstruction(target, text.substring(start, end)), begin, start, end);
    }

    private void documentType() throws MalformedFile {
        if (hasDocumentType || document.getDocumentElement() != null) {
            throw malformed("a document type that is not at the beginning", at);
        }
        hasDocumentType = true;
        int begin = at;
        int brackets = 0;
        at += "<!DOCTYPE".length();
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '"' || c == '\'') {
                at = find(String.valueOf(c), at + 1, "a text in quotes") + 1;
            } else if (text.startsWith("<!--", at)) {
                at = after("-->", "a comment");
            } else if (text.startsWith("<?", at)) {
                at = after("?>", "a processing instruction");
            } else {
                at++;
                brackets += c == '[' ? 1 : c == ']' ? -1 : 0;
                if (c == '>' && brackets == 0) {
                    return;
                }
            }
        }
        throw malformed("a document type without an end", begin);
    }

    private void endTag() throws MalformedFile {
        int begin = at;
        at += 2;
        String name = name();
        skipSpace();
        take('>');
        if (open.isEmpty() || !open.peek().name().equals(name)) {
            throw malformed("</" + name + "> ends no element that is open here", begin);
        }
        Open ended = open.pop();
        tree.place(ended.element(), ended.begin(), at, ended.contentStart(), begin);
    }

    private void startTag() throws MalformedFile {
        int begin = at++;
        String name = name();
        List<Attribute> attributes = attributes();
        boolean isEmpty = at < text.length() && text.charAt(at) == '/';
        int end = at;
        at += isEmpty ? 1 : 0;
        take('>');
        if (open.isEmpty() && document.getDocumentElement() != null) {
            throw malformed("a second element beside the document's", begin);
        }
        if (open.size() >= DEEPEST) {
            throw malformed("more than " + DEEPEST + " levels", begin);
        }
        Map<String, String> namespaces = declared(attributes);
        try {
            Element element = document.createElementNS(namespace(name, namespaces, false, begin), name);
            append(element, begin, end, end);
            for (Attribute attribute : attributes) {
                Attr node = document.createAttributeNS(
                        namespace(attribute.name(), namespaces, true, attribute.start()), attribute.name());
                node.setValue(attribute.value());
                element.setAttributeNodeNS(node);
                tree.place(node, attribute.begin(), attribute.end() + 1, attribute.start(), attribute.end());
            }
            if (!isEmpty) {
                open.push(new Open(element, name, begin, at, namespaces));
            }
        } catch (DOMException e) {
            throw malformed("a name that XML does not have", begin);
        }
    }

    private List<Attribute> attributes() throws MalformedFile {
        var attributes = new ArrayList<Attribute>();
        var names = new HashSet<String>();
        while (true) {
            boolean isApart = skipSpace();
            if (at >= text.length() || text.charAt(at) == '>' || text.charAt(at) == '/') {
                return attributes;
            }
            int begin = at;
            String name = name();
            if (!isApart || !names.add(name)) {
                throw malformed(isApart ? "the attribute " + name + " twice" : "expected a space", begin);
            }
            if (attributes.size() >= MOST_ATTRIBUTES) {
                throw malformed("more than " + MOST_ATTRIBUTES + " attributes", begin);
            }
            skipSpace();
            take('=');
            skipSpace();
            if (at >= text.length() || (text.charAt(at) != '"' && text.charAt(at) != '\'')) {
                throw malformed("expected a value in quotes", at);
            }
            int start = at + 1;
            int end = find(String.valueOf(text.charAt(at)), start, "the value of " + name);
            int less = text.indexOf('<', start);
            if (less >= 0 && less < end) {
                throw malformed("'<' in the value of " + name, less);
            }
            at = end + 1;
            attributes.add(new Attribute(name, decoded(start, end, true), begin, start, end));
        }
    }

    private Map<String, String> declared(List<Attribute> attributes) {
        var declared = new HashMap<String, String>();
        for (Attribute attribute : attributes) {
            boolean isDefault = attribute.name().equals(XMLConstants.XMLNS_ATTRIBUTE);
            if (isDefault || attribute.name().startsWith(XMLConstants.XMLNS_ATTRIBUTE + ":")) {
                String prefix = isDefault ? "" : attribute.name().substring(XMLConstants.XMLNS_ATTRIBUTE.length() + 1);
                declared.put(prefix, attribute.value());
                tree.declare(prefix, attribute.value());
            }
        }
        return declared;
    }

    /** The namespace of a name; attributes without a prefix are in none. */
    private @Nullable String namespace(String name, Map<String, String> own, boolean isAttribute, int offset)
            throws MalformedFile {
        int colon = name.indexOf(':');
        String prefix = colon < 0 ? "" : name.substring(0, colon);
        if (isAttribute && (name.equals(XMLConstants.XMLNS_ATTRIBUTE) || prefix.equals(XMLConstants.XMLNS_ATTRIBUTE))) {
            return XMLConstants.XMLNS_ATTRIBUTE_NS_URI;
        }
        if (prefix.equals(XMLConstants.XML_NS_PREFIX)) {
            return XMLConstants.XML_NS_URI;
        }
        if (isAttribute && colon < 0) {
            return null;
        }
        String uri = own.get(prefix);
        for (var parent = open.iterator(); uri == null && parent.hasNext(); ) {
            uri = parent.next().namespaces().get(prefix);
        }
        if (colon >= 0 && (uri == null || uri.isEmpty())) {
            throw malformed("the prefix " + prefix + " is not declared", offset);
        }
        return uri == null || uri.isEmpty() ? null : uri;
    }

    /** Text with its references resolved and its white space as it is to a reader: blanks in attributes, line feeds elsewhere. */
    private String decoded(int start, int end, boolean isAttribute) throws MalformedFile {
        var decoded = new StringBuilder();
        int from = start;
        for (int i = start; i < end; i++) {
            char c = text.charAt(i);
            if (c == '&') {
                int semicolon = text.indexOf(';', i);
                String reference = semicolon < 0 || semicolon >= end || semicolon - i > 100
                        ? ""
                        : text.substring(i + 1, semicolon);
                String character = XmlCharacters.referenced(reference);
                if (character == null && !(hasDocumentType && isName(reference))) {
                    throw malformed("a reference that XML does not have", i);
                }
                if (character != null) {
                    decoded.append(text, from, i).append(character);
                    from = semicolon + 1;
                }
                i = semicolon;
            } else if (!XmlCharacters.isAllowed(c) && !Character.isSurrogate(c)) {
                throw malformed("a character that XML does not have", i);
            } else if (c == '\r') {
                decoded.append(text, from, i);
                decoded.append(text.startsWith("\n", i + 1) ? "" : isAttribute ? " " : "\n");
                from = i + 1;
            } else if (isAttribute && (c == '\n' || c == '\t')) {
                decoded.append(text, from, i).append(' ');
                from = i + 1;
            }
        }
        return decoded.append(text, from, Math.max(from, end)).toString();
    }

    private static boolean isName(String reference) {
        return !reference.isEmpty() && reference.chars().noneMatch(c -> isNameEnd((char) c));
    }

    private static boolean isNameEnd(char c) {
        return XmlCharacters.isSpace(c) || "/>=<\"'&?#;[](){}!".indexOf(c) >= 0;
    }

    private String name() throws MalformedFile {
        int start = at;
        while (at < text.length() && !isNameEnd(text.charAt(at))) {
            at++;
        }
        if (at == start || at - start > 1000) {
            throw malformed("expected a name", start);
        }
        return text.substring(start, at);
    }

    private boolean skipSpace() {
        int start = at;
        while (at < text.length() && XmlCharacters.isSpace(text.charAt(at))) {
            at++;
        }
        return at > start;
    }

    private void take(char wanted) throws MalformedFile {
        if (at >= text.length() || text.charAt(at) != wanted) {
            throw malformed("expected '" + wanted + "'", at);
        }
        at++;
    }

    private int find(String wanted, int from, String what) throws MalformedFile {
        int found = text.indexOf(wanted, from);
        if (found < 0) {
            throw malformed(what + " has no end", at);
        }
        return found;
    }

    private int after(String wanted, String what) throws MalformedFile {
        return find(wanted, at, what) + wanted.length();
    }

    private MalformedFile malformed(String problem, int offset) {
        return SourceText.malformed(text, problem, offset);
    }
}
