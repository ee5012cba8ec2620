package dev.slipway.teamcity.agent;

/** Lines of a build log that TeamCity takes for commands. */
final class ServiceMessage {
    private static final String START = "##teamcity[";

    private ServiceMessage() {}

    static String setParameter(String name, String value) {
        return START + "setParameter name='" + escaped(name) + "' value='" + escaped(value) + "']";
    }

    /** The same line, but nothing that TeamCity obeys: a deployment's log is not to command the build. */
    static String harmless(String line) {
        return line.replaceAll("(?i)##(teamcity)", "# #$1");
    }

    static String escaped(String text) {
        var escaped = new StringBuilder();
        text.chars().forEach(letter -> {
            switch (letter) {
                case '|', '\'', '[', ']' -> escaped.append('|').append((char) letter);
                case '\n' -> escaped.append("|n");
                case '\r' -> escaped.append("|r");
                default -> {
                    if (letter < ' ' || letter > '~') {
                        escaped.append(String.format("|0x%04x", letter));
                    } else {
                        escaped.append((char) letter);
                    }
                }
            }
        });
        return escaped.toString();
    }
}
