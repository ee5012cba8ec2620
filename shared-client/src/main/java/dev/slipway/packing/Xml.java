package dev.slipway.packing;

/** Text in XML. */
final class Xml {
    static final String DECLARATION = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n";

    private Xml() {}

    static String element(String name, String text) {
        return "    <" + name + ">" + escaped(text) + "</" + name + ">\n";
    }

    /** For text and for values in quotation marks. What XML cannot hold, such as escape characters, is left out. */
    static String escaped(String text) {
        var escaped = new StringBuilder();
        text.codePoints().filter(Xml::isAllowed).forEach(c -> {
            switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                default -> escaped.appendCodePoint(c);
            }
        });
        return escaped.toString();
    }

    private static boolean isAllowed(int c) {
        return c == '\t' || c == '\n' || (c >= 0x20 && c <= 0xd7ff) || (c >= 0xe000 && c <= 0xfffd) || c >= 0x10000;
    }
}
