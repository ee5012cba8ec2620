package dev.slipway.json;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonWriter;
import dev.slipway.api.PropertyValue;
import dev.slipway.api.SensitiveValue;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A text, or a secret as its object. Numbers and flags are read as the text they stand for. */
final class PropertyValueAdapter extends JsonAdapter<PropertyValue> {
    static final Factory FACTORY = (type, annotations, moshi) ->
            type == PropertyValue.class ? new PropertyValueAdapter(moshi.adapter(SensitiveValue.class)) : null;

    private final JsonAdapter<SensitiveValue> secrets;

    private PropertyValueAdapter(JsonAdapter<SensitiveValue> secrets) {
        this.secrets = secrets;
    }

    @Override
    public @Nullable PropertyValue fromJson(JsonReader reader) throws IOException {
        return switch (reader.peek()) {
            case NULL -> reader.nextNull();
            case STRING, NUMBER -> new PropertyValue.Text(reader.nextString());
            case BOOLEAN -> new PropertyValue.Text(reader.nextBoolean() ? "True" : "False");
            case BEGIN_OBJECT -> secret(reader);
            default ->
                throw new JsonDataException("Expected a text or a sensitive value but was " + reader.peek()
                        + " at path " + reader.getPath());
        };
    }

    /** An object that says nothing of a secret is a mistake, and not a secret to be cleared. */
    private PropertyValue secret(JsonReader reader) throws IOException {
        String path = reader.getPath();
        if (!isSecret(reader.peekJson())) {
            throw new JsonDataException("Expected a text or a sensitive value but was an object at path " + path);
        }
        @Nullable SensitiveValue value = secrets.fromJson(reader);
        return new PropertyValue.Secret(value == null ? SensitiveValue.NONE : value);
    }

    private static boolean isSecret(JsonReader ahead) throws IOException {
        boolean isSecret = false;
        ahead.beginObject();
        while (ahead.hasNext()) {
            String name = ahead.nextName();
            isSecret |= name.equalsIgnoreCase("HasValue") || name.equalsIgnoreCase("NewValue");
            ahead.skipValue();
        }
        return isSecret;
    }

    @Override
    public void toJson(JsonWriter writer, @Nullable PropertyValue value) throws IOException {
        if (value instanceof PropertyValue.Secret secret) {
            secrets.toJson(writer, secret.value());
        } else if (value instanceof PropertyValue.Text text) {
            writer.value(text.text());
        } else {
            writer.value("");
        }
    }
}
