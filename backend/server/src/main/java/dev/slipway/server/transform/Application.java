package dev.slipway.server.transform;

import dev.slipway.server.structured.EditableXml;
import dev.slipway.server.structured.MalformedFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import javax.xml.XMLConstants;
import javax.xml.xpath.XPathExpressionException;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** One transform at work on one file. */
final class Application {
    private static final long MOST_STEPS = 50_000_000;
    /** What an XPath counts for, which may look at the whole document. */
    private static final int STEPS_OF_XPATH = 5_000;

    private static final int MOST_WARNINGS = 100;

    private final EditableXml transform;
    private final EditableXml target;
    private final List<String> warnings = new ArrayList<>();
    private long steps;

    Application(EditableXml transform, EditableXml target) {
        this.transform = transform;
        this.target = target;
    }

    List<String> apply(Rule root) throws MalformedFile, IOException {
        apply(root, List.of(target.document()), "");
        return warnings;
    }

    private void apply(Rule rule, List<? extends Node> parents, String path) throws MalformedFile, IOException {
        String own = path + "/" + rule.element().getTagName();
        Operation operation = rule.operation();
        if (operation != null) {
            carryOut(rule, operation, parents, path);
        }
        if (!rule.below().isEmpty()) {
            List<Element> there = located(rule, parents);
            for (Rule below : rule.below()) {
                apply(below, there, own);
            }
        }
    }

    private void carryOut(Rule rule, Operation operation, List<? extends Node> parents, String path)
            throws MalformedFile, IOException {
        String own = path + "/" + rule.element().getTagName();
        switch (operation) {
            case INSERT -> insert(rule, parents, path);
            case INSERT_IF_MISSING -> {
                if (located(rule, parents).isEmpty()) {
                    insert(rule, parents, path);
                }
            }
            case INSERT_BEFORE, INSERT_AFTER -> insertBeside(rule, operation, parents, path);
            default -> {
                List<Element> found = located(rule, parents);
                if (found.isEmpty()) {
                    warn(rule, operation, "no element matches " + own);
                } else {
                    change(rule, operation, found);
                }
            }
        }
    }

    private void change(Rule rule, Operation operation, List<Element> found) throws MalformedFile, IOException {
        switch (operation) {
            case REPLACE -> target.replace(found.get(0), transform, rule.element(), RuleReader::isInstruction);
            case REMOVE -> remove(rule, found.get(0));
            case REMOVE_ALL -> {
                for (Element element : found) {
                    remove(rule, element);
                }
            }
            case SET_ATTRIBUTES -> {
                for (Element element : found) {
                    for (Attr attribute : rule.attributes()) {
                        step(1);
                        target.setAttribute(element, attribute);
                    }
                }
            }
            case REMOVE_ATTRIBUTES -> {
                for (Element element : found) {
                    removeAttributes(element, rule);
                }
            }
            default -> throw new IllegalStateException(operation + " changes nothing that is there");
        }
    }

    private void insert(Rule rule, List<? extends Node> parents, String path) throws IOException {
        if (!parents.isEmpty() && parents.get(0) instanceof Element parent) {
            target.append(parent, transform, rule.element(), RuleReader::isInstruction);
        } else {
            warn(rule, Objects.requireNonNull(rule.operation()), "no element matches " + path);
        }
    }

    private void insertBeside(Rule rule, Operation operation, List<? extends Node> parents, String path)
            throws MalformedFile, IOException {
        if (parents.isEmpty()) {
            warn(rule, operation, "no element matches " + path);
            return;
        }
        List<Element> siblings = select(rule, rule.argument(), parents.get(0));
        if (siblings.isEmpty()) {
            warn(rule, operation, "no element matches its argument");
        } else if (siblings.get(0).getParentNode() == target.document()) {
            throw transform.malformed(
                    operation.title() + " names the element of the document, which has no siblings", rule.element());
        } else if (operation == Operation.INSERT_BEFORE) {
            target.insertBefore(siblings.get(0), transform, rule.element(), RuleReader::isInstruction);
        } else {
            target.insertAfter(siblings.get(0), transform, rule.element(), RuleReader::isInstruction);
        }
    }

    private void remove(Rule rule, Element element) throws MalformedFile {
        if (element.getParentNode() == target.document()) {
            throw transform.malformed("the element of the document cannot be removed", rule.element());
        }
        if (isInDocument(element)) {
            target.remove(element);
        }
    }

    private void removeAttributes(Element element, Rule rule) throws MalformedFile {
        List<String> names = new Instruction("", rule.argument()).arguments();
        var going = new ArrayList<Attr>();
        for (int i = 0; i < element.getAttributes().getLength(); i++) {
            step(1);
            Attr attribute = (Attr) element.getAttributes().item(i);
            boolean isDeclaration = XMLConstants.XMLNS_ATTRIBUTE_NS_URI.equals(attribute.getNamespaceURI());
            if (names.isEmpty() ? !isDeclaration : names.contains(attribute.getName())) {
                going.add(attribute);
            }
        }
        going.forEach(target::removeAttribute);
    }

    private List<Element> located(Rule rule, List<? extends Node> parents) throws MalformedFile {
        if (rule.locator() instanceof Locator.Path path && path.isAbsolute()) {
            return select(rule, path.xpath(), target.document());
        }
        Set<Element> found = new LinkedHashSet<>();
        for (Node parent : parents) {
            if (isInDocument(parent)) {
                found.addAll(located(rule, parent));
            }
        }
        return List.copyOf(found);
    }

    private List<Element> located(Rule rule, Node parent) throws MalformedFile {
        if (rule.locator() instanceof Locator.Path path) {
            return select(rule, path.xpath(), parent);
        }
        if (rule.locator() instanceof Locator.Condition condition) {
            return select(rule, name(rule.element()) + "[" + condition.xpath() + "]", parent);
        }
        List<Attr> wanted = rule.locator() instanceof Locator.Match match ? match.attributes() : List.of();
        var found = new ArrayList<Element>();
        for (Node child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
            step(1);
            if (child instanceof Element element && isNamedAs(rule.element(), element) && hasAll(wanted, element)) {
                found.add(element);
            }
        }
        return found;
    }

    private static boolean isNamedAs(Element rule, Element element) {
        return rule.getLocalName().equals(element.getLocalName())
                && Objects.equals(rule.getNamespaceURI(), element.getNamespaceURI());
    }

    private static boolean hasAll(List<Attr> wanted, Element element) {
        return wanted.stream().allMatch(attribute -> {
            Attr own = element.getAttributeNodeNS(attribute.getNamespaceURI(), attribute.getLocalName());
            return own != null && own.getValue().equals(attribute.getValue());
        });
    }

    /** An element as XPath names it; the default namespace has no prefix there. */
    private static String name(Element element) {
        String uri = element.getNamespaceURI();
        if (uri == null || element.getPrefix() != null) {
            return element.getTagName();
        }
        char quote = uri.indexOf('\'') < 0 ? '\'' : '"';
        return "*[local-name()='" + element.getLocalName() + "' and namespace-uri()=" + quote + uri + quote + "]";
    }

    private List<Element> select(Rule rule, String xpath, Node from) throws MalformedFile {
        step(STEPS_OF_XPATH);
        try {
            return target.select(xpath, from, rule.element());
        } catch (XPathExpressionException e) {
            throw transform.malformed("an XPath that does not name elements", rule.element());
        }
    }

    /** Transforms with an absolute path may have removed what others stand below. */
    private boolean isInDocument(Node node) {
        Node top = node;
        while (top.getParentNode() != null) {
            top = top.getParentNode();
        }
        return top == target.document();
    }

    private void step(int more) throws MalformedFile {
        steps += more;
        if (steps > MOST_STEPS) {
            throw transform.malformed(
                    "it would take more than " + MOST_STEPS + " steps",
                    transform.document().getDocumentElement());
        }
    }

    private void warn(Rule rule, Operation operation, String what) {
        if (warnings.size() < MOST_WARNINGS) {
            warnings.add("line " + transform.line(rule.element()) + ": " + operation.title() + ": " + what);
        }
    }
}
