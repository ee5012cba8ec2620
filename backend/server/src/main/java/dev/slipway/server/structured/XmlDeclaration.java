package dev.slipway.server.structured;

import dev.slipway.server.archive.DecodedText;
import dev.slipway.server.archive.TextEncoding;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What an XML file says of its encoding. */
final class XmlDeclaration {
    private static final Pattern ENCODING =
            Pattern.compile("<\\?xml\\s[^>]*?encoding\\s*=\\s*[\"']([A-Za-z0-9._-]+)[\"'][^>]*\\?>.*", Pattern.DOTALL);
    private static final int LONGEST = 200;

    private XmlDeclaration() {}

    /** A byte order mark decides, then what the file says of itself. */
    static SourceText source(byte[] content) throws MalformedFile {
        int length = Math.min(content.length, LONGEST);
        Matcher declared = ENCODING.matcher(new String(content, 0, length, StandardCharsets.ISO_8859_1));
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
