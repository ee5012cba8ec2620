package dev.slipway.server.structured;

/** Writes single values as YAML. */
final class YamlScalars {
    private static final String INDICATORS = ",[]{}#&*!|>'\"%@`";
    private static final String FLOW_INDICATORS = ",[]{}";

    private final SourceText source;

    YamlScalars(SourceText source) {
        this.source = source;
    }

    /** Without quotes if it is read back as the same text so, else in double ones; its type is what YAML takes it for. */
    String plain(String value, boolean inFlow) {
        return isPlain(value, inFlow) && source.canWrite(value) ? value : doubleQuoted(value);
    }

    String singleQuoted(String value) {
        return isPrintable(value) && source.canWrite(value)
                ? "'" + value.replace("'", "''") + "'"
                : doubleQuoted(value);
    }

    String doubleQuoted(String value) {
        var quoted = new StringBuilder("\"");
        value.codePoints().forEach(c -> {
            switch (c) {
                case '"', '\\' -> quoted.append('\\').append((char) c);
                case '\t' -> quoted.append("\\t");
                case '\n' -> quoted.append("\\n");
                case '\r' -> quoted.append("\\r");
                default -> {
                    if (isPrintable(c) && source.canWrite(c)) {
                        quoted.appendCodePoint(c);
                    } else if (Character.isSupplementaryCodePoint(c)) {
                        quoted.append(String.format("\\U%08x", c));
                    } else {
                        Hex.append(quoted, c);
                    }
                }
            }
        });
        return quoted.append('"').toString();
    }

    /** Whether a literal block can hold it with its indentation found by its first line. */
    boolean isLiteral(String value) {
        return !value.isBlank()
                && !value.endsWith("\n\n")
                && " \n\t".indexOf(value.charAt(0)) < 0
                && value.lines().allMatch(YamlScalars::isPrintable)
                && value.indexOf('\r') < 0
                && source.canWrite(value);
    }

    private static boolean isPlain(String value, boolean inFlow) {
        if (value.isEmpty() || !value.equals(value.strip()) || !isPrintable(value)) {
            return false;
        }
        char first = value.charAt(0);
        if (INDICATORS.indexOf(first) >= 0 || value.startsWith("---") || value.startsWith("...")) {
            return false;
        }
        if ("-?:".indexOf(first) >= 0 && (value.length() == 1 || " ,[]{}".indexOf(value.charAt(1)) >= 0)) {
            return false;
        }
        return !value.contains(": ")
                && !value.endsWith(":")
                && !value.contains(" #")
                && !(inFlow && value.chars().anyMatch(c -> FLOW_INDICATORS.indexOf(c) >= 0));
    }

    private static boolean isPrintable(String value) {
        return value.codePoints().allMatch(YamlScalars::isPrintable);
    }

    /** Without breaks of lines, tabs and marks that readers take differently. */
    private static boolean isPrintable(int c) {
        return (c >= ' ' && c <= '~')
                || (c >= 0xa0 && c <= 0xd7ff && c != 0x2028 && c != 0x2029)
                || (c >= 0xe000 && c <= 0xfffd && c != 0xfeff)
                || Character.isSupplementaryCodePoint(c);
    }
}
