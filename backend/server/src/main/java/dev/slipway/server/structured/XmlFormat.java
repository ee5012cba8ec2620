package dev.slipway.server.structured;

import java.io.IOException;
import javax.xml.XMLConstants;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import javax.xml.xpath.XPathFactoryConfigurationException;
import javax.xml.xpath.XPathNodes;
import org.w3c.dom.Node;

/** XML: the names of variables are XPath, in which case matters, and which knows the prefixes of the document (R8.22). */
final class XmlFormat implements StructuredFormat {
    @Override
    public Edited edit(byte[] content, StructuredVariables variables) throws MalformedFile, IOException {
        SourceText source = XmlDeclaration.source(content);
        XmlTree tree = XmlScanner.scan(source.text());
        var edits = new TextEdits(source);
        var replacement = new XmlReplacement(source, tree, edits);
        XPath xpath = xpath(tree);
        for (String name : variables.names()) {
            if (name.indexOf('/') >= 0 || name.indexOf(':') >= 0) {
                XPathNodes nodes;
                try {
                    nodes = xpath.evaluateExpression(name, tree.document(), XPathNodes.class);
                } catch (XPathExpressionException e) {
                    continue; // a name that is not meant as XPath, such as Database:Port
                }
                for (Node node : nodes) {
                    variables.find(name).ifPresent(variable -> replacement.replace(node, variable));
                }
            }
        }
        return edits.apply();
    }

    static XPath xpath(XmlTree tree) {
        XPathFactory factory = XPathFactory.newDefaultInstance();
        try {
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        } catch (XPathFactoryConfigurationException e) {
            throw new IllegalStateException(e);
        }
        XPath xpath = factory.newXPath();
        xpath.setNamespaceContext(tree.namespaces());
        return xpath;
    }
}
