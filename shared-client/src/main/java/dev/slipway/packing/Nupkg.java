package dev.slipway.packing;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.slipway.packing.FileTree.FoundFile;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What makes a zip file a NuGet package: a manifest, and the parts that the Open Packaging Conventions ask for. */
final class Nupkg {
    private static final Pattern EXTENSION = Pattern.compile("[^.].*\\.([A-Za-z0-9_-]+)");
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9._~-]");
    private static final String CORE_PROPERTIES = "package/services/metadata/core-properties/";

    private final NupkgManifest manifest;

    Nupkg(NupkgManifest manifest) {
        this.manifest = manifest;
    }

    /** All entries, those of the format first. */
    List<PackedFile> entries(List<FoundFile> files) throws IOException {
        refuseReserved(files);
        String nuspec = encoded(manifest.id()) + ".nuspec";
        String properties = CORE_PROPERTIES + propertiesName() + ".psmdcp";
        List<PackedFile> content = new ArrayList<>();
        for (FoundFile file : files) {
            PackedFile plain = PackedFile.of(file);
            content.add(new PackedFile(encoded(plain.name()), plain.isExecutable(), plain.size(), plain.content()));
        }
        List<PackedFile> all = new ArrayList<>(List.of(
                PackedFile.of("[Content_Types].xml", contentTypes(content)),
                PackedFile.of("_rels/.rels", relationships(nuspec, properties)),
                PackedFile.of(nuspec, manifest.xml()),
                PackedFile.of(properties, manifest.corePropertiesXml())));
        all.addAll(content);
        return all;
    }

    private static void refuseReserved(List<FoundFile> files) throws BadFiles {
        for (FoundFile file : files) {
            String folded = file.name().toLowerCase(Locale.ROOT);
            boolean isManifest = folded.endsWith(".nuspec") && !folded.contains("/");
            if (isManifest
                    || folded.equals("[content_types].xml")
                    || folded.startsWith("_rels/")
                    || folded.startsWith("package/services/metadata/")) {
                throw new BadFiles("'" + file.name() + "' has a name that a nupkg needs for itself. Exclude it.");
            }
        }
    }

    /** NuGet takes any name here; the same package shall have the same. */
    private String propertiesName() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest((manifest.id() + "\n" + manifest.version()).getBytes(UTF_8));
            return HexFormat.of().formatHex(digest, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    private static String contentTypes(List<PackedFile> content) {
        Set<String> extensions = new TreeSet<>(Set.of("nuspec"));
        var overrides = new StringBuilder();
        for (PackedFile file : content) {
            Matcher extension =
                    EXTENSION.matcher(file.name().substring(file.name().lastIndexOf('/') + 1));
            if (extension.matches()) {
                extensions.add(extension.group(1).toLowerCase(Locale.ROOT));
            } else {
                overrides
                        .append("  <Override PartName=\"/")
                        .append(Xml.escaped(file.name()))
                        .append("\" ContentType=\"application/octet\" />\n");
            }
        }
        extensions.removeAll(Set.of("rels", "psmdcp"));
        var types = new StringBuilder(Xml.DECLARATION)
                .append("<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">\n")
                .append(standardType("rels", "application/vnd.openxmlformats-package.relationships+xml"))
                .append(standardType("psmdcp", "application/vnd.openxmlformats-package.core-properties+xml"));
        extensions.forEach(extension -> types.append(standardType(extension, "application/octet")));
        return types.append(overrides).append("</Types>\n").toString();
    }

    private static String standardType(String extension, String type) {
        return "  <Default Extension=\"" + extension + "\" ContentType=\"" + type + "\" />\n";
    }

    private static String relationships(String nuspec, String properties) {
        return Xml.DECLARATION
                + "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">\n"
                + relationship("http://schemas.microsoft.com/packaging/2010/07/manifest", nuspec, "R1")
                + relationship(
                        "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties",
                        properties,
                        "R2")
                + "</Relationships>\n";
    }

    private static String relationship(String type, String target, String id) {
        return "  <Relationship Type=\"" + type + "\" Target=\"/" + target + "\" Id=\"" + id + "\" />\n";
    }

    /** Names of parts are those of a URI. */
    private static String encoded(String name) {
        var encoded = new StringBuilder();
        for (byte unit : name.getBytes(UTF_8)) {
            char c = (char) (unit & 0xff);
            if (c == '/' || PLAIN.matcher(String.valueOf(c)).matches()) {
                encoded.append(c);
            } else {
                encoded.append(String.format(Locale.ROOT, "%%%02X", (int) c));
            }
        }
        return encoded.toString();
    }
}
