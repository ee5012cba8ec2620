package dev.slipway.json;

import com.squareup.moshi.Json;
import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonWriter;
import com.squareup.moshi.Types;
import java.io.IOException;
import java.lang.reflect.Field;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** {@code START_WITH_PREVIOUS} is {@code StartWithPrevious} on the wire, unless {@link Json} names it; read in any case. */
final class EnumAdapter<E extends Enum<E>> extends JsonAdapter<E> {
    static final Factory FACTORY = (type, annotations, moshi) -> {
        Class<?> raw = Types.getRawType(type);
        return raw.isEnum() ? of(raw) : null;
    };

    private final Map<E, String> names = new LinkedHashMap<>();
    private final Map<String, E> constants = new LinkedHashMap<>();

    private EnumAdapter(Class<E> type) {
        for (E constant : type.getEnumConstants()) {
            String name = wireName(constant);
            names.put(constant, name);
            constants.put(name.toLowerCase(Locale.ROOT), constant);
        }
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static JsonAdapter<?> of(Class<?> type) {
        return new EnumAdapter(type);
    }

    private static String wireName(Enum<?> constant) {
        try {
            Field field = constant.getDeclaringClass().getField(constant.name());
            @Nullable Json given = field.getAnnotation(Json.class);
            return given != null ? given.name() : pascalCase(constant.name());
        } catch (NoSuchFieldException e) {
            throw new AssertionError(e);
        }
    }

    private static String pascalCase(String constant) {
        return Stream.of(constant.split("_"))
                .map(word -> word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT))
                .collect(Collectors.joining());
    }

    @Override
    public @Nullable E fromJson(JsonReader reader) throws IOException {
        if (reader.peek() == JsonReader.Token.NULL) {
            return reader.nextNull();
        }
        String text = reader.nextString();
        @Nullable E constant = constants.get(text.strip().toLowerCase(Locale.ROOT));
        if (constant == null) {
            throw new JsonDataException("Expected one of " + String.join(", ", names.values()) + " but was '" + text
                    + "' at path " + reader.getPath());
        }
        return constant;
    }

    @Override
    public void toJson(JsonWriter writer, @Nullable E value) throws IOException {
        writer.value(value == null ? null : names.get(value));
    }
}
