package dev.slipway.server.http;

import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonReader;
import dev.slipway.server.problem.Checks;
import dev.slipway.server.problem.Invalid;
import java.io.IOException;
import java.util.Locale;
import java.util.Set;
import okio.BufferedSource;

/** What every text in a body must be, whatever it is for: not too long, and of characters that can be stored. */
final class BodyTexts {
    /** In characters, as the next. */
    static final int LONGEST = 100_000;

    /** Certificates, scripts and configuration files are values of variables, of properties and of secrets; so are notes. */
    static final int LONGEST_VALUE = 2_000_000;

    /** In digits; reading more of them takes ever longer. */
    static final int LONGEST_NUMBER = 400;

    private static final int LONGEST_PLACE = 1_000;

    private static final Set<String> VALUES = Set.of("value", "newvalue", "defaultvalue", "scriptbody", "releasenotes");

    /** Texts directly below these are values under names that clients choose. */
    private static final Set<String> OF_VALUES = Set.of("properties", "formvalues", "variables");

    private final JsonReader reader;

    private BodyTexts(JsonReader reader) {
        this.reader = reader;
    }

    /**
     * @param body which is read; what is no JSON is left to whoever reads it for its content
     * @throws Invalid naming the first text that is not
     */
    static void check(BufferedSource body) throws IOException {
        try {
            new BodyTexts(JsonReader.of(body)).value("", "");
        } catch (JsonDataException | com.squareup.moshi.JsonEncodingException | java.io.EOFException e) {
            return;
        }
    }

    private void value(String parent, String name) throws IOException {
        switch (reader.peek()) {
            case BEGIN_OBJECT -> {
                reader.beginObject();
                while (reader.hasNext()) {
                    String property = reader.nextName();
                    refuseOver(LONGEST, property, ": the name of a property");
                    refuseNoCharacters(property);
                    value(name, property);
                }
                reader.endObject();
            }
            case BEGIN_ARRAY -> {
                reader.beginArray();
                while (reader.hasNext()) {
                    value(parent, name + "[]");
                }
                reader.endArray();
            }
            case STRING -> {
                String text = reader.nextString();
                refuseOver(limit(parent, name), text, "");
                refuseNoCharacters(text);
            }
            case NUMBER -> refuseOver(LONGEST_NUMBER, reader.nextString(), ": the number");
            default -> reader.skipValue();
        }
    }

    private static int limit(String parent, String name) {
        boolean isValue =
                VALUES.contains(name.toLowerCase(Locale.ROOT)) || OF_VALUES.contains(parent.toLowerCase(Locale.ROOT));
        return isValue ? LONGEST_VALUE : LONGEST;
    }

    private void refuseOver(int limit, String text, String what) {
        if (text.length() > limit) {
            throw new Invalid(place() + what + " is longer than " + limit + " characters");
        }
    }

    /** PostgreSQL stores no NUL, and UTF-8 has nothing for half of a surrogate pair. */
    private void refuseNoCharacters(String text) {
        if (text.indexOf('\0') >= 0) {
            throw new Invalid(place() + " holds the character NUL");
        }
        if (text.codePoints().anyMatch(Checks::isHalfCharacter)) {
            throw new Invalid(place() + " holds half a surrogate pair, which is no character");
        }
    }

    private String place() {
        String place = reader.getPath().replaceFirst("^\\$\\.?", "");
        return place.length() <= LONGEST_PLACE ? place : place.substring(0, LONGEST_PLACE) + "...";
    }
}
