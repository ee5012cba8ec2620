package dev.slipway.json;

import com.squareup.moshi.Json;
import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonWriter;
import com.squareup.moshi.Moshi;
import com.squareup.moshi.Types;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Records by reflection. Moshi's own adapter wants every name in an annotation, matches case exactly and gives null for
 * absent lists.
 */
final class RecordAdapter extends JsonAdapter<Object> {
    static final Factory FACTORY =
            (type, annotations, moshi) -> Types.getRawType(type).isRecord() ? new RecordAdapter(type, moshi) : null;

    private static final Map<Class<?>, Object> WHEN_ABSENT = Map.of(
            String.class,
            "",
            boolean.class,
            false,
            int.class,
            0,
            long.class,
            0L,
            double.class,
            0d,
            List.class,
            List.of(),
            Map.class,
            Map.of());

    private record Property(
            int index,
            String name,
            JsonAdapter<Object> adapter,
            RecordComponent component,
            @Nullable Object whenAbsent) {
        boolean isOmittedWhenNull() {
            return component.isAnnotationPresent(OmitWhenNull.class);
        }
    }

    private final Constructor<?> constructor;
    private final @Nullable Object[] absent;
    private final List<Property> properties = new ArrayList<>();
    private final Map<String, Property> byName = new HashMap<>();

    private RecordAdapter(Type type, Moshi moshi) {
        Class<?> raw = Types.getRawType(type);
        RecordComponent[] components = raw.getRecordComponents();
        Class<?>[] parameters = new Class<?>[components.length];
        absent = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            RecordComponent component = components[i];
            parameters[i] = component.getType();
            absent[i] = isNullable(component) ? null : WHEN_ABSENT.get(component.getType());
            component.getAccessor().setAccessible(true);
            JsonAdapter<Object> adapter = moshi.adapter(resolve(component.getGenericType(), type));
            var property = new Property(i, wireName(component), adapter, component, absent[i]);
            properties.add(property);
            byName.put(property.name().toLowerCase(Locale.ROOT), property);
        }
        try {
            constructor = raw.getDeclaredConstructor(parameters);
            constructor.setAccessible(true);
        } catch (NoSuchMethodException e) {
            throw new AssertionError(e);
        }
    }

    private static boolean isNullable(RecordComponent component) {
        return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    private static String wireName(RecordComponent component) {
        @Nullable Json given = component.getAnnotation(Json.class);
        String name = component.getName();
        return given != null ? given.name() : name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }

    /** Replaces the type variables of a generic record, such as the T of a page's items. */
    private static Type resolve(Type component, Type owner) {
        if (!(owner instanceof ParameterizedType generic)) {
            return component;
        }
        TypeVariable<?>[] variables = Types.getRawType(owner).getTypeParameters();
        for (int i = 0; i < variables.length; i++) {
            if (component.equals(variables[i])) {
                return generic.getActualTypeArguments()[i];
            }
        }
        if (component instanceof ParameterizedType nested) {
            Type[] arguments = nested.getActualTypeArguments().clone();
            for (int i = 0; i < arguments.length; i++) {
                arguments[i] = resolve(arguments[i], owner);
            }
            return Types.newParameterizedType(nested.getRawType(), arguments);
        }
        return component;
    }

    @Override
    public @Nullable Object fromJson(JsonReader reader) throws IOException {
        if (reader.peek() == JsonReader.Token.NULL) {
            return reader.nextNull();
        }
        @Nullable Object[] values = absent.clone();
        reader.beginObject();
        while (reader.hasNext()) {
            @Nullable Property property = byName.get(reader.nextName().toLowerCase(Locale.ROOT));
            if (property == null || reader.peek() == JsonReader.Token.NULL) {
                reader.skipValue();
            } else {
                values[property.index()] = property.adapter().fromJson(reader);
            }
        }
        reader.endObject();
        try {
            return constructor.newInstance(values);
        } catch (InvocationTargetException e) {
            throw new BadJson("These properties do not fit together at path " + reader.getPath(), e);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(String.valueOf(e.getMessage()), e);
        }
    }

    @Override
    public void toJson(JsonWriter writer, @Nullable Object record) throws IOException {
        if (record == null) {
            writer.nullValue();
            return;
        }
        writer.beginObject();
        for (Property property : properties) {
            @Nullable Object value = valueOf(property, record);
            if (value != null || !property.isOmittedWhenNull()) {
                writer.name(property.name());
                property.adapter().toJson(writer, value);
            }
        }
        writer.endObject();
    }

    private static @Nullable Object valueOf(Property property, Object record) {
        try {
            @Nullable Object value = property.component().getAccessor().invoke(record);
            return value == null ? property.whenAbsent() : value;
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(String.valueOf(e.getMessage()), e);
        }
    }
}
