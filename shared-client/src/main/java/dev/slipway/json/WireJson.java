package dev.slipway.json;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonEncodingException;
import com.squareup.moshi.JsonReader;
import com.squareup.moshi.Moshi;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Type;
import okio.Buffer;
import okio.BufferedSink;
import okio.BufferedSource;
import org.jspecify.annotations.Nullable;

/**
 * JSON as it is on the wire and in document columns.
 *
 * <p>Property names are the record components' in PascalCase; they are read in any case and written in exactly one.
 * Unknown properties are skipped. A property that is absent or null is null where the component is {@link Nullable};
 * elsewhere a list or map is empty, a text empty, a number 0, a flag false, and any other value null (the record's
 * constructor may put its default there). Every property is written, unless it is null and {@link OmitWhenNull}.
 */
@SuppressWarnings("TypeParameterUnusedInFormals") // a Type at run time says what T is
public final class WireJson {
    /** Characters of a long message at each end; the place stands at the end. */
    private static final int SHOWN = 250;

    private static final Moshi MOSHI = new Moshi.Builder()
            .add(new InstantAdapter())
            .add(new DurationAdapter())
            .add(PropertyValueAdapter.FACTORY)
            .add(EnumAdapter.FACTORY)
            .add(ImmutableCollections.FACTORY)
            .add(RecordAdapter.FACTORY)
            .build();

    private WireJson() {}

    public static <T> JsonAdapter<T> adapter(Type type) {
        return MOSHI.<T>adapter(type).serializeNulls();
    }

    /** The record that is read from {@code {}}: what one starts from when only some of its values are given. */
    public static <T> T empty(Class<T> type) {
        return read("{}", type);
    }

    /** The compact text of a value. */
    public static <T> String write(T value, Type type) {
        return WireJson.<T>adapter(type).toJson(value);
    }

    public static String write(Object value) {
        return write(value, value.getClass());
    }

    public static <T> void write(T value, Type type, BufferedSink to) throws IOException {
        WireJson.<T>adapter(type).toJson(to, value);
    }

    /**
     * Reads one value and nothing after it.
     *
     * @throws BadJson when the text is no JSON or does not fit the type; its message names the place
     */
    public static <T> T read(BufferedSource from, Type type) throws IOException {
        try {
            JsonReader reader = JsonReader.of(from);
            @Nullable T value = WireJson.<T>adapter(type).fromJson(reader);
            if (value == null) {
                throw new BadJson("Expected a value but was null");
            }
            if (reader.peek() != JsonReader.Token.END_DOCUMENT) {
                throw new BadJson("There is more text after the end of the JSON value");
            }
            return value;
        } catch (EOFException e) {
            throw new BadJson("The JSON text ends too early", e);
        } catch (JsonDataException | JsonEncodingException e) {
            throw new BadJson(message(e), e);
        }
    }

    /**
     * Moshi puts the class of what an adapter threw into the message, which is nothing to a reader, and the whole value,
     * of which the beginning will do.
     */
    private static String message(Exception e) {
        String message = String.valueOf(e.getMessage());
        @Nullable Throwable cause = e.getCause();
        String said = cause == null ? message : message.replace(cause.getClass().getName() + ": ", "");
        int tail = said.length() - SHOWN;
        return tail <= SHOWN ? said : said.substring(0, SHOWN) + "..." + said.substring(tail);
    }

    public static <T> T read(String text, Type type) {
        try {
            return read(new Buffer().writeUtf8(text), type);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static <T> T read(String text, Class<T> type) {
        return WireJson.<T>read(text, (Type) type);
    }
}
