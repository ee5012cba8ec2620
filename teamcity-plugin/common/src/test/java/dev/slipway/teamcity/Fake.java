package dev.slipway.teamcity;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.stream.Stream;

/**
 * Stands in for a large interface of TeamCity: what a test needs of it, it writes as methods of an object. That holds for the
 * signatures and for JetBrains' own artifacts, which have many more methods.
 */
public final class Fake {
    private Fake() {}

    /** Calls of methods that the object does not have fail. */
    public static <T> T of(Class<T> type, Object behaviour) {
        return type.cast(
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    if (method.getDeclaringClass() == Object.class) {
                        return ofObject(proxy, method, arguments);
                    }
                    return call(behaviour, method, arguments == null ? new Object[0] : arguments);
                }));
    }

    private static Object call(Object behaviour, Method method, Object[] arguments) throws Throwable {
        Method own = Stream.of(behaviour.getClass().getDeclaredMethods())
                .filter(candidate -> candidate.getName().equals(method.getName()))
                .filter(candidate -> candidate.getParameterCount() == arguments.length)
                .findFirst()
                .orElseThrow(() -> new UnsupportedOperationException("No test said what this does: " + method));
        own.setAccessible(true);
        try {
            return own.invoke(behaviour, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private static Object ofObject(Object proxy, Method method, Object[] arguments) {
        return switch (method.getName()) {
            case "equals" -> proxy == arguments[0];
            case "hashCode" -> System.identityHashCode(proxy);
            default -> "fake";
        };
    }
}
