package dev.slipway.packing;

import java.util.List;

/**
 * What a NuGet package says of itself.
 *
 * @param title may be empty, as may all that follows
 */
public record NupkgManifest(
        String id, String version, String title, String description, List<String> authors, String releaseNotes) {
    private String author() {
        return authors.isEmpty() ? id : String.join(", ", authors);
    }

    private String about() {
        return description.isEmpty() ? "Package " + id : description;
    }

    String xml() {
        return Xml.DECLARATION
                + "<package xmlns=\"http://schemas.microsoft.com/packaging/2013/05/nuspec.xsd\">\n"
                + "  <metadata>\n"
                + Xml.element("id", id)
                + Xml.element("version", version)
                + (title.isEmpty() ? "" : Xml.element("title", title))
                + Xml.element("authors", author())
                + Xml.element("description", about())
                + (releaseNotes.isEmpty() ? "" : Xml.element("releaseNotes", releaseNotes))
                + "  </metadata>\n</package>\n";
    }

    String corePropertiesXml() {
        return Xml.DECLARATION
                + "<coreProperties xmlns:dc=\"http://purl.org/dc/elements/1.1/\""
                + " xmlns=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\">\n"
                + Xml.element("dc:creator", author())
                + Xml.element("dc:description", about())
                + Xml.element("dc:identifier", id)
                + Xml.element("version", version)
                + Xml.element("keywords", "")
                + Xml.element("lastModifiedBy", "Slipway")
                + "</coreProperties>\n";
    }
}
