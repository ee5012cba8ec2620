package dev.slipway.server.structured;

import dev.slipway.server.structured.XmlForms.Tags;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Attr;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** Copies an element of one file into another, as it is written there, with the line ends, indentation and encoding of the other. */
final class XmlCopy {
    private static final Pattern LINE_END = Pattern.compile("\\r\\n|\\r|\\n");

    private final SourceText target;
    private final XmlForms to;
    private final XmlForms from;
    private final Predicate<Attr> isLeftOut;
    private final Pattern indented;
    private final String newLine;
    private boolean isDeclared;

    /**
     * @param oldIndent that of the original
     * @param indent that of the copy
     */
    XmlCopy(
            SourceText target,
            XmlForms to,
            XmlForms from,
            Predicate<Attr> isLeftOut,
            @Nullable String oldIndent,
            @Nullable String indent) {
        this.target = target;
        this.to = to;
        this.from = from;
        this.isLeftOut = isLeftOut;
        boolean isMoved = oldIndent != null && indent != null;
        this.indented = isMoved ? Pattern.compile("\\n" + Pattern.quote(oldIndent)) : Pattern.compile("\\n");
        this.newLine = "\n" + (isMoved ? indent : "");
    }

    /** @param depth how many elements are around the copy */
    Element of(Element original, Node parent, int depth) throws IOException {
        if (depth >= XmlScanner.DEEPEST) {
            throw new IOException("It would have more than " + XmlScanner.DEEPEST + " levels.");
        }
        Document document = parent instanceof Document own ? own : parent.getOwnerDocument();
        Element copy = document.createElementNS(original.getNamespaceURI(), original.getTagName());
        Tags tags = from.tags(original);
        var attributes = new ArrayList<Attr>();
        for (Attr attribute : tags.attributes()) {
            if (!isLeftOut.test(attribute)) {
                Attr same = document.createAttributeNS(attribute.getNamespaceURI(), attribute.getName());
                same.setValue(attribute.getValue());
                copy.setAttributeNodeNS(same);
                to.put(same, writable(blanks(from.text(attribute))));
                attributes.add(same);
            }
        }
        if (!isDeclared) {
            isDeclared = true;
            declare(original, parent, copy, attributes);
        }
        to.put(copy, new Tags(attributes, blanks(tags.close()), blanks(tags.end())));
        for (Node child = original.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element element) {
                copy.appendChild(of(element, copy, depth + 1));
            } else {
                Node same = document.importNode(child, true);
                String written = from.text(child);
                boolean isText = child.getNodeType() == Node.TEXT_NODE;
                String placed = isText && written.isBlank() ? blanks(written) : target.withLineEnds(written);
                to.put(same, isText ? writable(placed) : placed);
                copy.appendChild(same);
            }
        }
        return copy;
    }

    /** Blanks between nodes and attributes, which move with what they indent. */
    private String blanks(String written) {
        String lines = LINE_END.matcher(written).replaceAll("\n");
        return target.withLineEnds(indented.matcher(lines).replaceAll(Matcher.quoteReplacement(newLine)));
    }

    private String writable(String written) {
        if (target.canWrite(written)) {
            return written;
        }
        var characters = new StringBuilder();
        written.codePoints().forEach(c -> {
            if (target.canWrite(c)) {
                characters.appendCodePoint(c);
            } else {
                characters.append("&#").append(c).append(';');
            }
        });
        return characters.toString();
    }

    /** The prefixes that the copy uses and that mean something else, or nothing, where it goes. */
    private void declare(Element original, Node parent, Element copy, List<Attr> attributes) {
        var used = new TreeMap<String, String>();
        collect(original, original, used);
        for (Map.Entry<String, String> prefix : used.entrySet()) {
            boolean isDefault = prefix.getKey().isEmpty();
            String name = XMLConstants.XMLNS_ATTRIBUTE + (isDefault ? "" : ":" + prefix.getKey());
            String there =
                    parent instanceof Document ? null : parent.lookupNamespaceURI(isDefault ? null : prefix.getKey());
            if (!prefix.getValue().equals(there == null ? "" : there) && !copy.hasAttribute(name)) {
                copy.setAttributeNS(XMLConstants.XMLNS_ATTRIBUTE_NS_URI, name, prefix.getValue());
                Attr declaration = copy.getAttributeNode(name);
                to.put(declaration, " " + name + "=\"" + XmlCharacters.attribute(prefix.getValue(), '"', target) + '"');
                attributes.add(declaration);
            }
        }
    }

    private void collect(Element top, Element element, Map<String, String> used) {
        use(top, element.getPrefix(), used);
        for (Attr attribute : from.tags(element).attributes()) {
            boolean isDeclaration = XMLConstants.XMLNS_ATTRIBUTE_NS_URI.equals(attribute.getNamespaceURI());
            if (attribute.getPrefix() != null && !isDeclaration && !isLeftOut.test(attribute)) {
                use(top, attribute.getPrefix(), used);
            }
        }
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element inner) {
                collect(top, inner, used);
            }
        }
    }

    private static void use(Element top, @Nullable String prefix, Map<String, String> used) {
        String uri = top.lookupNamespaceURI(prefix);
        if (!XMLConstants.XML_NS_PREFIX.equals(prefix) && (uri != null || prefix == null)) {
            used.putIfAbsent(prefix == null ? "" : prefix, uri == null ? "" : uri);
        }
    }
}
