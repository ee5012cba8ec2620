package dev.slipway.json;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonWriter;
import com.squareup.moshi.Moshi;
import com.squareup.moshi.Types;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Lists and maps with text keys: unmodifiable, never null, in the order they were sent in; a null list is empty. */
final class ImmutableCollections {
    static final JsonAdapter.Factory FACTORY = (type, annotations, moshi) -> {
        Class<?> raw = Types.getRawType(type);
        if (raw == List.class) {
            return new ListAdapter<>(elementOf(type, 0, moshi));
        }
        return raw == Map.class
                        && type instanceof ParameterizedType map
                        && map.getActualTypeArguments()[0] == String.class
                ? new MapAdapter<>(elementOf(type, 1, moshi))
                : null;
    };

    private ImmutableCollections() {}

    private static JsonAdapter<Object> elementOf(Type type, int argument, Moshi moshi) {
        Type element =
                type instanceof ParameterizedType generic ? generic.getActualTypeArguments()[argument] : Object.class;
        return moshi.adapter(element);
    }

    private static final class ListAdapter<T> extends JsonAdapter<List<T>> {
        private final JsonAdapter<T> elements;

        ListAdapter(JsonAdapter<T> elements) {
            this.elements = elements;
        }

        @Override
        public List<T> fromJson(JsonReader reader) throws IOException {
            if (reader.peek() == JsonReader.Token.NULL) {
                reader.nextNull();
                return List.of();
            }
            List<T> read = new ArrayList<>();
            reader.beginArray();
            while (reader.hasNext()) {
                @Nullable T element = elements.fromJson(reader);
                if (element == null) {
                    throw new JsonDataException("Null is not allowed in a list at path " + reader.getPath());
                }
                read.add(element);
            }
            reader.endArray();
            return Collections.unmodifiableList(read);
        }

        @Override
        public void toJson(JsonWriter writer, @Nullable List<T> list) throws IOException {
            writer.beginArray();
            if (list != null) {
                for (T element : list) {
                    elements.toJson(writer, element);
                }
            }
            writer.endArray();
        }
    }

    private static final class MapAdapter<T> extends JsonAdapter<Map<String, T>> {
        private final JsonAdapter<T> values;

        MapAdapter(JsonAdapter<T> values) {
            this.values = values;
        }

        @Override
        public Map<String, T> fromJson(JsonReader reader) throws IOException {
            if (reader.peek() == JsonReader.Token.NULL) {
                reader.nextNull();
                return Map.of();
            }
            Map<String, T> read = new LinkedHashMap<>();
            reader.beginObject();
            while (reader.hasNext()) {
                String name = reader.nextName();
                @Nullable T value = values.fromJson(reader);
                if (value != null) {
                    read.put(name, value);
                }
            }
            reader.endObject();
            return Collections.unmodifiableMap(read);
        }

        @Override
        public void toJson(JsonWriter writer, @Nullable Map<String, T> map) throws IOException {
            writer.beginObject();
            if (map != null) {
                for (Map.Entry<String, T> entry : map.entrySet()) {
                    writer.name(entry.getKey());
                    values.toJson(writer, entry.getValue());
                }
            }
            writer.endObject();
        }
    }
}
