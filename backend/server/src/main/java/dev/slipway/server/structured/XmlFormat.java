package dev.slipway.server.structured;

import dev.slipway.server.archive.DecodedText;
import dev.slipway.server.archive.TextEncoding;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import javax.xml.xpath.XPathFactoryConfigurationException;
import javax.xml.xpath.XPathNodes;
import org.w3c.dom.Node;

/** XML: the names of variables are XPath, in which case matters, and which knows the prefixes of the document (R8.22). */
final class XmlFormat implements StructuredFormat {
    private static final Pattern DECLARED =
            Pattern.compile("<\\?xml\\s[^>]*?encoding\\s*=\\s*[\"']([A-Za-z0-9._-]+)[\"'][^>]*\\?>.*", Pattern.DOTALL);
    private static final int LONGEST_DECLARATION = 200;

    @Override
    public Edited edit(byte[] content, StructuredVariables variables) throws MalformedFile, IOException {
        SourceText source = source(content);
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

    private static XPath xpath(XmlTree tree) {
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

    /** A byte order mark decides, then what the file says of itself. */
    private static SourceText source(byte[] content) throws MalformedFile {
        int length = Math.min(content.length, LONGEST_DECLARATION);
        Matcher declared = DECLARED.matcher(new String(content, 0, length, StandardCharsets.ISO_8859_1));
        if (!declared.matches()) {
            return SourceText.of(content);
        }
        try {
            Charset charset = Charset.forName(declared.group(1));
            String text = charset.newDecoder().decode(ByteBuffer.wrap(content)).toString();
            return new SourceText(content, new DecodedText(text, new TextEncoding(charset, false)));
        } catch (IllegalCharsetNameException | UnsupportedCharsetException | CharacterCodingException e) {
            throw new MalformedFile(
                    "it is not written in the encoding " + declared.group(1) + " that it declares", 1, 1);
        }
    }
}
