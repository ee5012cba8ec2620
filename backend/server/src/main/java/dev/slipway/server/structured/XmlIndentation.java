package dev.slipway.server.structured;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.Text;

/** The blanks between elements. An indent is the blanks of a line before an element that begins it, and null where none does. */
final class XmlIndentation {
    private static final String DEFAULT_STEP = "  ";

    private final Document document;
    private final XmlForms forms;
    private final String lineEnd;
    private final String step;

    XmlIndentation(Document document, XmlForms forms, String lineEnd) {
        this.document = document;
        this.forms = forms;
        this.lineEnd = lineEnd;
        String first = firstIndent(document.getDocumentElement());
        this.step = first == null || first.isEmpty() ? DEFAULT_STEP : first;
    }

    private @Nullable String firstIndent(Element parent) {
        for (Node child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element element) {
                return of(element);
            }
        }
        return null;
    }

    @Nullable String of(Node node) {
        if (node == document.getDocumentElement()) {
            return "";
        }
        String blank = blankBefore(node);
        int feed = blank.lastIndexOf('\n');
        return feed < 0 ? null : blank.substring(feed + 1);
    }

    private String blankBefore(Node node) {
        return node.getPreviousSibling() instanceof Text text && isBlank(text) ? forms.text(text) : "";
    }

    private boolean isBlank(Node node) {
        return node.getNodeType() == Node.TEXT_NODE
                && forms.text(node).chars().allMatch(c -> XmlCharacters.isSpace((char) c));
    }

    @Nullable String forChildOf(Element parent) {
        Node last = lastContent(parent);
        if (last != null) {
            return last.getNodeType() == Node.TEXT_NODE ? null : of(last);
        }
        String own = of(parent);
        return own == null ? null : own + step;
    }

    private @Nullable Node lastContent(Element parent) {
        Node last = parent.getLastChild();
        while (last != null && isBlank(last)) {
            last = last.getPreviousSibling();
        }
        return last;
    }

    /** Before the blanks that lead to the end tag. */
    void append(Element parent, Element child, @Nullable String indent) {
        Node last = lastContent(parent);
        if (last == null) {
            while (parent.hasChildNodes()) {
                parent.removeChild(parent.getFirstChild());
            }
            blank(indent).ifPresent(parent::appendChild);
            parent.appendChild(child);
            blank(of(parent)).ifPresent(parent::appendChild);
        } else {
            Node next = last.getNextSibling();
            blank(indent).ifPresent(blank -> parent.insertBefore(blank, next));
            parent.insertBefore(child, next);
        }
    }

    /** A new line that is indented so; none where lines do not matter. */
    Optional<Node> blank(@Nullable String indent) {
        if (indent == null) {
            return Optional.empty();
        }
        Node blank = document.createTextNode("\n" + indent);
        forms.put(blank, lineEnd + indent);
        return Optional.of(blank);
    }

    /** Takes away the beginning of the line that an element is about to leave empty. */
    void removeBefore(Element element) {
        Node next = element.getNextSibling();
        boolean endsItsLine = next != null && isBlank(next) && forms.text(next).indexOf('\n') >= 0;
        if (of(element) == null || !endsItsLine) {
            return;
        }
        Node blank = element.getPreviousSibling();
        String written = forms.text(blank);
        String kept = written.substring(0, written.lastIndexOf('\n'));
        kept = kept.endsWith("\r") ? kept.substring(0, kept.length() - 1) : kept;
        if (kept.isEmpty()) {
            blank.getParentNode().removeChild(blank);
        } else {
            forms.put(blank, kept);
        }
    }
}
