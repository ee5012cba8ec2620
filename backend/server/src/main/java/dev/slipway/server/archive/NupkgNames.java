package dev.slipway.server.archive;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What NuGet does with names when it unpacks a .nupkg: it decodes them and leaves its own entries out. */
final class NupkgNames {
    private static final Pattern ESCAPES = Pattern.compile("(?:%[0-9A-Fa-f]{2})+");

    private NupkgNames() {}

    /** Percent-encoded UTF-8 becomes text; what is not UTF-8 stays as it is. */
    static String decoded(String name) {
        return ESCAPES.matcher(name).replaceAll(escapes -> Matcher.quoteReplacement(decodedRun(escapes.group())));
    }

    /** Whether a path is of the packaging itself and not of the content. The .nuspec counts as content. */
    static boolean isMetadata(String path) {
        String folded = path.toLowerCase(Locale.ROOT) + "/";
        return folded.startsWith("_rels/")
                || folded.startsWith("package/services/metadata/")
                || folded.equals("[content_types].xml/");
    }

    private static String decodedRun(String escapes) {
        var bytes = new ByteArrayOutputStream();
        for (int i = 0; i < escapes.length(); i += 3) {
            bytes.write(Integer.parseInt(escapes.substring(i + 1, i + 3), 16));
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes.toByteArray()))
                    .toString();
        } catch (CharacterCodingException e) {
            return escapes;
        }
    }
}
