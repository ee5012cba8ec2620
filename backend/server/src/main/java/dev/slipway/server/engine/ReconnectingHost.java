package dev.slipway.server.engine;

import dev.slipway.host.ScriptHost;
import java.io.IOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import org.jspecify.annotations.Nullable;

/**
 * A machine that one uses as if its connection could not break. Every operation of a host may be made again, so all of them
 * are treated alike, those yet to be invented included; that is why this is a dynamic proxy.
 */
final class ReconnectingHost implements InvocationHandler {
    private final MachineConnection connection;
    private final String activityId;
    private final @Nullable Method part;

    /** @param part the method that gives the part of the host that this stands for; null for the host itself */
    private ReconnectingHost(MachineConnection connection, String activityId, @Nullable Method part) {
        this.connection = connection;
        this.activityId = activityId;
        this.part = part;
    }

    /** @param activityId what logs an interruption */
    static ScriptHost over(MachineConnection connection, String activityId) {
        return ScriptHost.class.cast(proxy(ScriptHost.class, new ReconnectingHost(connection, activityId, null)));
    }

    private static Object proxy(Class<?> kind, InvocationHandler handler) {
        return Proxy.newProxyInstance(kind.getClassLoader(), new Class<?>[] {kind}, handler);
    }

    /** A method that cannot throw an {@link IOException} asks nothing of the machine: it gives a part, such as its files. */
    @Override
    public @Nullable Object invoke(Object self, Method method, Object @Nullable [] arguments) throws Throwable {
        if (method.getName().equals("close")) {
            return null;
        } else if (method.getExceptionTypes().length == 0
                && method.getReturnType().isInterface()) {
            return proxy(method.getReturnType(), new ReconnectingHost(connection, activityId, method));
        }
        return connection.with(activityId, host -> call(method, part == null ? host : call(part, host), arguments));
    }

    private static @Nullable Object call(Method method, @Nullable Object on, Object @Nullable ... arguments)
            throws IOException {
        try {
            return method.invoke(on, arguments);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof IOException failure) {
                throw failure;
            } else if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException(e);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }
}
