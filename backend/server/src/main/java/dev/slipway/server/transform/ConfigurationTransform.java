package dev.slipway.server.transform;

import dev.slipway.server.structured.EditableXml;
import dev.slipway.server.structured.MalformedFile;
import java.io.IOException;
import java.util.List;

/** An XML document transform, as Visual Studio writes them for {@code Web.config}: read once, applied to any number of files. */
public final class ConfigurationTransform {
    private final EditableXml file;
    private final Rule root;

    private ConfigurationTransform(EditableXml file, Rule root) {
        this.file = file;
        this.root = root;
    }

    /** @throws MalformedFile when it is not XML, or has an instruction that the language does not have */
    public static ConfigurationTransform parse(byte[] content) throws MalformedFile {
        EditableXml file = EditableXml.read(content);
        return new ConfigurationTransform(file, new RuleReader(file).read());
    }

    /**
     * Changes a file; its transforms are applied one after another in the order of the document, and each sees what those before it did.
     *
     * @return sentences about the transforms that found nothing to change, with their lines
     * @throws MalformedFile when an XPath of the transform is none
     * @throws IOException when the file would become too large or too deep
     */
    public List<String> applyTo(EditableXml target) throws MalformedFile, IOException {
        return new Application(file, target).apply(root);
    }
}
