package dev.slipway.server.structured;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;

/** Makes files of each format with comments, blanks and styles as people write them, and knows where their values are. */
final class RandomFiles {
    private static final String[] WORDS = {
        "a",
        "x y",
        "'",
        "\"",
        "\\",
        "#",
        " #",
        ": ",
        ":",
        "<",
        "&",
        "]]>",
        "{",
        "[",
        ",",
        "=",
        "!",
        "%",
        "ü",
        "\uD83D\uDE80",
        "-",
        "1",
        "true",
        "\n",
        "\t",
        "$",
        "*"
    };

    enum Format {
        JSON,
        YAML,
        XML,
        PROPERTIES
    }

    /** A value: the name for its place and how it is written. */
    record Place(String path, String written) {}

    /** A file. Between the values stand the other parts, one before each and one after the last. */
    record Sample(List<String> others, List<Place> places) {
        String text() {
            var text = new StringBuilder(others.get(0));
            for (int i = 0; i < places.size(); i++) {
                text.append(places.get(i).written()).append(others.get(i + 1));
            }
            return text.toString();
        }

        /** What the file may be after the values of these places were replaced. */
        Pattern pattern(Set<String> replaced) {
            var pattern = new StringBuilder(Pattern.quote(others.get(0)));
            for (int i = 0; i < places.size(); i++) {
                Place place = places.get(i);
                pattern.append(replaced.contains(place.path()) ? ".*?" : Pattern.quote(place.written()));
                pattern.append(Pattern.quote(others.get(i + 1)));
            }
            return Pattern.compile(pattern.toString(), Pattern.DOTALL);
        }
    }

    private final Random random;
    private final List<String> others = new ArrayList<>();
    private final List<Place> places = new ArrayList<>();
    private final StringBuilder other = new StringBuilder();

    private RandomFiles(Random random) {
        this.random = random;
    }

    static Sample sample(Format format, Random random) {
        var file = new RandomFiles(random);
        switch (format) {
            case JSON -> file.json("", 3);
            case YAML -> file.yaml("", "", 3);
            case XML -> file.xml("", 1, 3);
            case PROPERTIES -> file.properties();
        }
        file.others.add(file.other.toString());
        return new Sample(file.others, file.places);
    }

    static String value(Random random, Format format) {
        var value = new StringBuilder();
        for (int i = random.nextInt(5); i > 0; i--) {
            value.append(WORDS[random.nextInt(WORDS.length)]);
        }
        return format == Format.XML ? value.toString().strip() + "." : value.toString();
    }

    private String any(String... choices) {
        return choices[random.nextInt(choices.length)];
    }

    private void place(String path, String written) {
        others.add(other.toString());
        other.setLength(0);
        places.add(new Place(path, written));
    }

    private static String below(String path, String key) {
        return path.isEmpty() ? key : path + ":" + key;
    }

    private void json(String path, int depth) {
        boolean isList = !path.isEmpty() && random.nextBoolean();
        other.append(isList ? "[" : "{").append(jsonBlank());
        int count = 1 + random.nextInt(3);
        for (int i = 0; i < count; i++) {
            String key = isList ? String.valueOf(i) : "key " + i;
            if (!isList) {
                other.append('"')
                        .append(key)
                        .append('"')
                        .append(jsonBlank())
                        .append(':')
                        .append(jsonBlank());
            }
            if (depth > 0 && random.nextInt(3) > 0) {
                json(below(path, key), depth - 1);
            } else {
                place(below(path, key), any("\"x\"", "\"\"", "\"a\\\"\\u00fc\"", "null", "\"// no\""));
            }
            other.append(jsonBlank()).append(i < count - 1 ? "," : "").append(jsonBlank());
        }
        other.append(isList ? "]" : "}");
    }

    private String jsonBlank() {
        return any("", " ", "\r\n\t", "/* \"x\": {*/", "// [1, \n");
    }

    private void yaml(String path, String margin, int depth) {
        boolean isList = !path.isEmpty() && random.nextBoolean();
        int count = 1 + random.nextInt(3);
        for (int i = 0; i < count; i++) {
            other.append(any("", "", "# a: comment\n", "\n", margin + "# x\n"));
            String key = isList ? String.valueOf(i) : "key " + i;
            other.append(margin).append(isList ? "-" : any(key, "'" + key + "'", "\"" + key + "\"") + ":");
            if (depth > 0 && random.nextInt(3) > 0) {
                other.append(any("", " ", " # below")).append(any("\n", "\n\n"));
                yaml(below(path, key), margin + any("  ", "    "), depth - 1);
            } else if (random.nextInt(4) == 0) {
                other.append(any(" [", " [ &b", " [ !!str")).append(' ');
                place(below(path, below(key, "0")), any("x", "'x'", "\"x\""));
                other.append(any(", {k: v}]", " , z ]")).append(yamlEnd());
            } else {
                other.append(any(" ", "  ", " &a" + i + " ", " !!str "));
                place(below(path, key), any("x", "12", "'it''s'", "\"a\\n\"", "x y", "a\n" + margin + "  b"));
                other.append(yamlEnd());
            }
        }
    }

    private String yamlEnd() {
        return any("\n", "  # the end\n", " \n\n");
    }

    private void xml(String path, int number, int depth) {
        String name = "e" + number;
        String own = path + "/" + name;
        other.append("<").append(name).append(any(" ", "\n  ")).append("at").append(any("=", " = "));
        String quote = any("'", "\"");
        other.append(quote);
        place(own + "/@at", any("", "1", "a &amp; b &#65;"));
        other.append(quote).append(any("", " ")).append('>');
        if (depth > 0 && random.nextBoolean()) {
            int count = 1 + random.nextInt(3);
            for (int i = 1; i <= count; i++) {
                other.append(any("\n", "<!-- <e1> & -->", "text &lt;", "<?p <e1?>"));
                xml(own, i, depth - 1);
            }
        } else if (random.nextBoolean()) {
            place(own, any("x", "a &amp; b", "\n  x\n"));
        } else {
            other.append("<![CDATA[");
            place(own, any("x", "<&>"));
            other.append("]]>");
        }
        other.append("</").append(name).append(any("", "\n")).append('>');
    }

    private void properties() {
        for (int i = random.nextInt(8); i >= 0; i--) {
            other.append(any("", "\n", "# a=b\\\n", "  ! x: y\r\n", "\t"));
            other.append("key.").append(i).append(any("=", " = ", ":", " : ", " ", "\t", "= \\\n   "));
            place("key." + i, any("x", "x y \\\n   z", "\\u00fc", "a=b", "x\\\\"));
            other.append(any("\n", "\r\n"));
        }
    }
}
