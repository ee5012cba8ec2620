package dev.slipway.jenkins.documentation;

import java.beans.Introspector;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/**
 * Makes objects of what YAML says, and YAML of objects, by the rules of the plugin "Configuration as Code": what the annotated
 * constructor takes, by the names of its parameters, and setters for which there is a getter. A key that is neither is refused.
 */
final class Configurator {
    private Configurator() {}

    /** A new object of a class with an annotated constructor. */
    static Object make(Class<?> type, Map<String, ?> keys) throws ReflectiveOperationException {
        var left = new LinkedHashMap<String, Object>(keys);
        Constructor<?> constructor = constructor(type);
        Object[] arguments = Stream.of(constructor.getParameters())
                .map(parameter -> left.remove(parameter.getName()))
                .toArray();
        Object made = constructor.newInstance(arguments);
        configure(made, left);
        return made;
    }

    /** An object that is there already, such as a global configuration. */
    static void configure(Object target, Map<String, ?> keys) throws ReflectiveOperationException {
        Map<String, Method> setters = setters(target.getClass());
        for (Map.Entry<String, ?> key : keys.entrySet()) {
            Method setter = setters.get(key.getKey());
            if (setter == null) {
                throw new IllegalArgumentException("Invalid configuration elements for type " + target.getClass() + ": "
                        + key.getKey() + "; available: " + setters.keySet());
            }
            setter.invoke(target, value(setter.getGenericParameterTypes()[0], key.getValue()));
        }
    }

    private static Object value(Type type, Object written) throws ReflectiveOperationException {
        if (type instanceof ParameterizedType list) {
            var items = new ArrayList<Object>();
            for (Object item : (List<?>) written) {
                items.add(value(list.getActualTypeArguments()[0], item));
            }
            return items;
        }
        return written instanceof Map<?, ?> keys ? make((Class<?>) type, named(keys)) : written;
    }

    /** What YAML says of an object. */
    static Map<String, Object> named(Map<?, ?> keys) {
        var named = new LinkedHashMap<String, Object>();
        keys.forEach((key, value) -> named.put((String) key, value));
        return named;
    }

    /** What an export says of an object: all that differs from what an object says that was only made. */
    static Map<String, Object> export(Object configured) throws ReflectiveOperationException {
        var exported = new LinkedHashMap<String, Object>();
        for (Parameter parameter : constructor(configured.getClass()).getParameters()) {
            exported.put(
                    parameter.getName(),
                    getter(configured.getClass(), parameter.getName()).invoke(configured));
        }
        for (String name : setters(configured.getClass()).keySet()) {
            Object value = getter(configured.getClass(), name).invoke(configured);
            if (!"".equals(value)) {
                exported.put(name, value);
            }
        }
        return exported;
    }

    private static Constructor<?> constructor(Class<?> type) {
        return Stream.of(type.getConstructors())
                .filter(one -> one.isAnnotationPresent(DataBoundConstructor.class))
                .findFirst()
                .orElseThrow();
    }

    private static Map<String, Method> setters(Class<?> type) throws NoSuchMethodException {
        var setters = new TreeMap<String, Method>();
        for (Method method : type.getMethods()) {
            if (method.isAnnotationPresent(DataBoundSetter.class)) {
                String name = Introspector.decapitalize(method.getName().substring("set".length()));
                getter(type, name);
                setters.put(name, method);
            }
        }
        return setters;
    }

    private static Method getter(Class<?> type, String name) throws NoSuchMethodException {
        return type.getMethod("get" + Character.toUpperCase(name.charAt(0)) + name.substring(1));
    }
}
