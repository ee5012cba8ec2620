package dev.slipway.server.transform;

import dev.slipway.server.structured.EditableXml;
import dev.slipway.server.structured.MalformedFile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import javax.xml.XMLConstants;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** Reads the rules of a transform and refuses what the language does not have. */
final class RuleReader {
    private static final String NAMESPACE = "http://schemas.microsoft.com/XML-Document-Transform";

    private final EditableXml file;

    RuleReader(EditableXml file) {
        this.file = file;
    }

    /** Whether an attribute belongs to the language, and so to no target. */
    static boolean isInstruction(Attr attribute) {
        boolean isDeclaration = XMLConstants.XMLNS_ATTRIBUTE_NS_URI.equals(attribute.getNamespaceURI());
        return NAMESPACE.equals(isDeclaration ? attribute.getValue() : attribute.getNamespaceURI());
    }

    Rule read() throws MalformedFile {
        return rule(file.document().getDocumentElement());
    }

    private Rule rule(Element element) throws MalformedFile {
        if (NAMESPACE.equals(element.getNamespaceURI())) {
            throw file.malformed(element.getTagName() + " is not supported", element);
        }
        Attr locator = null;
        Attr transform = null;
        for (int i = 0; i < element.getAttributes().getLength(); i++) {
            Attr attribute = (Attr) element.getAttributes().item(i);
            if (NAMESPACE.equals(attribute.getNamespaceURI())) {
                switch (attribute.getLocalName()) {
                    case "Locator" -> locator = attribute;
                    case "Transform" -> transform = attribute;
                    default ->
                        throw file.malformed(
                                attribute.getName() + " is not an instruction; there are Locator and Transform",
                                attribute);
                }
            }
        }
        var below = new ArrayList<Rule>();
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element inner) {
                Rule rule = rule(inner);
                if (rule.doesSomething()) {
                    below.add(rule);
                }
            }
        }
        Locator where = locator == null ? new Locator.SameName() : locator(element, locator);
        return transform == null
                ? new Rule(element, where, null, "", List.of(), below)
                : operation(element, where, transform, below);
    }

    private Instruction instruction(Attr attribute) throws MalformedFile {
        return Instruction.parse(attribute.getValue())
                .orElseThrow(() ->
                        file.malformed(attribute.getName() + " is not written as Name or Name(arguments)", attribute));
    }

    private Locator locator(Element element, Attr attribute) throws MalformedFile {
        Instruction written = instruction(attribute);
        if (written.argument().isEmpty()) {
            throw file.malformed(attribute.getName() + " needs arguments", attribute);
        }
        return switch (written.name()) {
            case "Match" -> new Locator.Match(attributes(element, written, attribute));
            case "Condition" -> new Locator.Condition(written.argument());
            case "XPath" -> new Locator.Path(written.argument());
            default ->
                throw file.malformed(
                        "the locator " + written.name() + " is not known; there are Match, Condition and XPath",
                        attribute);
        };
    }

    private Rule operation(Element element, Locator locator, Attr attribute, List<Rule> below) throws MalformedFile {
        Instruction written = instruction(attribute);
        Operation operation = Operation.named(written.name())
                .orElseThrow(() -> file.malformed(
                        "the transform " + written.name() + " is not known; there are "
                                + Arrays.stream(Operation.values())
                                        .map(Operation::title)
                                        .collect(Collectors.joining(", ")),
                        attribute));
        boolean hasArgument = !written.argument().isEmpty();
        boolean isPath = operation.argument() == Operation.Argument.XPATH;
        boolean isRoot = element.getParentNode() == file.document();
        if (isPath != hasArgument && operation.argument() != Operation.Argument.ATTRIBUTES) {
            throw file.malformed(
                    operation.title() + (isPath ? " needs the XPath of an element" : " takes no arguments"), attribute);
        }
        boolean isOfDocument = operation == Operation.REPLACE || operation.argument() == Operation.Argument.ATTRIBUTES;
        if (isRoot && !isOfDocument) {
            throw file.malformed(operation.title() + " cannot be done to the element of the document", attribute);
        }
        List<Attr> named = operation == Operation.SET_ATTRIBUTES
                ? hasArgument ? attributes(element, written, attribute) : settable(element)
                : List.of();
        return new Rule(element, locator, operation, written.argument(), named, below);
    }

    private List<Attr> attributes(Element element, Instruction written, Attr attribute) throws MalformedFile {
        var named = new ArrayList<Attr>();
        for (String name : written.arguments()) {
            @Nullable Attr one = element.getAttributeNode(name);
            if (one == null) {
                throw file.malformed(
                        written.name() + " names the attribute " + name + ", which the element does not have",
                        attribute);
            }
            named.add(one);
        }
        return named;
    }

    private static List<Attr> settable(Element element) {
        var all = new ArrayList<Attr>();
        for (int i = 0; i < element.getAttributes().getLength(); i++) {
            Attr attribute = (Attr) element.getAttributes().item(i);
            if (!isInstruction(attribute) && !XMLConstants.XMLNS_ATTRIBUTE_NS_URI.equals(attribute.getNamespaceURI())) {
                all.add(attribute);
            }
        }
        return all;
    }
}
