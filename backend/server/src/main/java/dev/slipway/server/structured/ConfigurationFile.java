package dev.slipway.server.structured;

import dev.slipway.server.structured.XmlTree.Span;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * The settings and connection strings of a .NET configuration file (R8.25), in whatever namespace: {@code add} in {@code appSettings} and
 * {@code connectionStrings}, {@code setting} below {@code applicationSettings}. What the file does not have is not added to it.
 */
public final class ConfigurationFile {
    private final SourceText source;
    private final XmlTree tree;
    private final StructuredVariables variables;
    private final TextEdits edits;
    private final XmlReplacement replacement;

    private ConfigurationFile(SourceText source, XmlTree tree, StructuredVariables variables) {
        this.source = source;
        this.tree = tree;
        this.variables = variables;
        this.edits = new TextEdits(source);
        this.replacement = new XmlReplacement(source, tree, edits);
    }

    /**
     * Gives the settings that are called as variables the values of these.
     *
     * @throws MalformedFile when it is not XML
     * @throws IOException when the result cannot be written as the file is
     */
    public static Edited edit(byte[] content, StructuredVariables variables) throws MalformedFile, IOException {
        SourceText source = XmlDeclaration.source(content);
        var file = new ConfigurationFile(source, XmlScanner.scan(source.text()), variables);
        file.visit(file.tree.document().getDocumentElement(), "", false);
        return file.edits.apply();
    }

    private void visit(Element element, String parent, boolean isInApplicationSettings) {
        String name = element.getLocalName();
        if (name.equals("add") && parent.equals("appSettings")) {
            set(element, "key", "value");
        } else if (name.equals("add") && parent.equals("connectionStrings")) {
            set(element, "name", "connectionString");
        } else if (name.equals("setting") && isInApplicationSettings) {
            setValue(element);
        }
        boolean isBelow = isInApplicationSettings || name.equals("applicationSettings");
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element inner) {
                visit(inner, name, isBelow);
            }
        }
    }

    private void set(Element element, String keyName, String valueName) {
        Attr key = element.getAttributeNode(keyName);
        if (key != null) {
            variables.find(key.getValue()).ifPresent(variable -> {
                Attr value = element.getAttributeNode(valueName);
                if (value != null) {
                    replacement.replace(value, variable);
                } else if (isAllowed(variable)) {
                    int after = tree.whole(key).end();
                    String written = XmlCharacters.attribute(variable.value(), '"', source);
                    edits.replace(after, after, " " + valueName + "=\"" + written + '"', variable);
                }
            });
        }
    }

    private void setValue(Element setting) {
        Attr name = setting.getAttributeNode("name");
        if (name != null) {
            variables.find(name.getValue()).ifPresent(variable -> {
                Element value = value(setting);
                if (value != null) {
                    replacement.replace(value, variable);
                } else if (isAllowed(variable)) {
                    addValue(setting, variable);
                }
            });
        }
    }

    private static @Nullable Element value(Element setting) {
        for (Node child = setting.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element element && "value".equals(element.getLocalName())) {
                return element;
            }
        }
        return null;
    }

    private void addValue(Element setting, StructuredVariable variable) {
        String prefix = setting.getPrefix() == null ? "" : setting.getPrefix() + ":";
        String text = XmlCharacters.text(variable.value(), source);
        String value = "<" + prefix + "value>" + text + "</" + prefix + "value>";
        Span content = tree.span(setting).orElseThrow();
        if (source.text().startsWith("/>", content.start())) {
            String end = "</" + setting.getTagName() + ">";
            edits.replace(content.start(), content.start() + 2, ">" + value + end, variable);
        } else {
            edits.replace(content.start(), content.start(), value, variable);
        }
    }

    private boolean isAllowed(StructuredVariable variable) {
        boolean isAllowed = XmlCharacters.areAllowed(variable.value());
        if (!isAllowed) {
            edits.warn(variable, "its value has a character that XML cannot hold.");
        }
        return isAllowed;
    }
}
