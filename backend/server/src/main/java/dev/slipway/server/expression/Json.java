package dev.slipway.server.expression;

import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import okio.Buffer;
import org.jspecify.annotations.Nullable;

/** A JSON value inside a variable's text. Numbers stay as they are written. */
sealed interface Json {
    /** The longest text that is tried, for the tree takes many times its size. */
    int MAX_LENGTH = 1 << 20;

    /** @param byKey the properties by their names in lower case, the first of each */
    record Properties(Map<String, Json> values, Map<String, Json> byKey) implements Json {
        static Properties of(Map<String, Json> values) {
            var byKey = new HashMap<String, Json>();
            values.forEach((name, value) -> byKey.putIfAbsent(name.toLowerCase(Locale.ROOT), value));
            return new Properties(values, byKey);
        }
    }

    record Items(List<Json> values) implements Json {}

    record Text(String value) implements Json {}

    /** A number, true or false as written. */
    record Word(String value) implements Json {}

    record Null() implements Json {}

    /** The object or array that a text holds, or null. */
    static @Nullable Json parse(String text) {
        String stripped = text.strip();
        if (stripped.length() > MAX_LENGTH || !(stripped.startsWith("{") || stripped.startsWith("["))) {
            return null;
        }
        try (var reader = JsonReader.of(new Buffer().writeUtf8(stripped))) {
            Json value = read(reader);
            return reader.peek() == JsonReader.Token.END_DOCUMENT ? value : null;
        } catch (IOException | JsonDataException e) {
            return null; // most texts are not JSON
        }
    }

    /** Recursion is safe: the reader refuses more than 256 levels. */
    private static Json read(JsonReader reader) throws IOException {
        return switch (reader.peek()) {
            case BEGIN_OBJECT -> {
                var values = new LinkedHashMap<String, Json>();
                reader.beginObject();
                while (reader.hasNext()) {
                    values.put(reader.nextName(), read(reader));
                }
                reader.endObject();
                yield Properties.of(values);
            }
            case BEGIN_ARRAY -> {
                var values = new ArrayList<Json>();
                reader.beginArray();
                while (reader.hasNext()) {
                    values.add(read(reader));
                }
                reader.endArray();
                yield new Items(values);
            }
            case STRING -> new Text(reader.nextString());
            case NUMBER -> new Word(reader.nextString());
            case BOOLEAN -> new Word(Boolean.toString(reader.nextBoolean()));
            default -> {
                reader.nextNull();
                yield new Null();
            }
        };
    }

    /** A property in any case, or an item by its number or {@code *} for the first; null when there is none. */
    default @Nullable Json step(String key) {
        if (this instanceof Items items) {
            int index = key.equals("*") ? 0 : index(key);
            return index >= 0 && index < items.values().size() ? items.values().get(index) : null;
        }
        if (this instanceof Properties properties) {
            Json exact = properties.values().get(key);
            if (exact == null && key.equals("*")) {
                return properties.values().values().stream().findFirst().orElse(null);
            }
            return exact != null ? exact : properties.byKey().get(key.toLowerCase(Locale.ROOT));
        }
        return null;
    }

    private static int index(String key) {
        boolean number = !key.isEmpty() && key.length() < 9 && key.chars().allMatch(c -> c >= '0' && c <= '9');
        return number ? Integer.parseInt(key) : -1;
    }

    /** What a loop goes through: items, or pairs of {@code Key} and {@code Value}; nothing for single values. */
    default List<Json> elements() {
        if (this instanceof Items items) {
            return items.values();
        }
        if (this instanceof Properties properties) {
            return properties.values().entrySet().stream()
                    .<Json>map(property -> {
                        var pair = new LinkedHashMap<String, Json>();
                        pair.put("Key", new Text(property.getKey()));
                        pair.put("Value", property.getValue());
                        return Properties.of(pair);
                    })
                    .toList();
        }
        return List.of();
    }

    /** A single value as it is, null as nothing, the rest as compact JSON. */
    default String text() {
        if (this instanceof Text text) {
            return text.value();
        }
        if (this instanceof Word word) {
            return word.value();
        }
        if (this instanceof Null) {
            return "";
        }
        var buffer = new Buffer();
        try (var writer = JsonWriter.of(buffer)) {
            writer.setSerializeNulls(true);
            write(writer);
        } catch (IOException e) {
            throw new UncheckedIOException("A buffer in memory cannot fail", e);
        }
        return buffer.readUtf8();
    }

    private void write(JsonWriter writer) throws IOException {
        if (this instanceof Properties properties) {
            writer.beginObject();
            for (var property : properties.values().entrySet()) {
                writer.name(property.getKey());
                property.getValue().write(writer);
            }
            writer.endObject();
        } else if (this instanceof Items items) {
            writer.beginArray();
            for (Json item : items.values()) {
                item.write(writer);
            }
            writer.endArray();
        } else if (this instanceof Text text) {
            writer.value(text.value());
        } else if (this instanceof Word word) {
            try (var sink = writer.valueSink()) {
                sink.writeUtf8(word.value());
            }
        } else {
            writer.nullValue();
        }
    }
}
