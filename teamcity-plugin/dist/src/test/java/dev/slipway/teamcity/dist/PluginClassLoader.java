package dev.slipway.teamcity.dist;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLStreamHandler;
import java.util.List;
import java.util.Map;

/** As TeamCity loads a plugin: what is in its jars, above that what TeamCity has, and nothing else of this test's class path. */
final class PluginClassLoader extends ClassLoader {
    private static final List<String> OF_TEAMCITY =
            List.of("jetbrains.buildServer.", "org.springframework.", "javax.servlet.", "org.apache.commons.logging.");

    private final Map<String, byte[]> files;

    PluginClassLoader(Map<String, byte[]> files) {
        super(new TeamCityClasses());
        this.files = files;
    }

    private static final class TeamCityClasses extends ClassLoader {
        TeamCityClasses() {
            super(ClassLoader.getPlatformClassLoader());
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            if (OF_TEAMCITY.stream().anyMatch(name::startsWith)) {
                return PluginClassLoader.class.getClassLoader().loadClass(name);
            }
            throw new ClassNotFoundException(name);
        }
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        byte[] content = files.get(name.replace('.', '/') + ".class");
        if (content == null) {
            throw new ClassNotFoundException(name);
        }
        return defineClass(name, content, 0, content.length);
    }

    @Override
    protected URL findResource(String name) {
        byte[] content = files.get(name);
        try {
            return content == null ? null : new URL(null, "memory:" + name, new InMemory(content));
        } catch (MalformedURLException e) {
            throw new AssertionError(e);
        }
    }

    private static final class InMemory extends URLStreamHandler {
        private final byte[] content;

        InMemory(byte[] content) {
            this.content = content;
        }

        @Override
        protected URLConnection openConnection(URL url) {
            return new URLConnection(url) {
                @Override
                public void connect() {}

                @Override
                public InputStream getInputStream() throws IOException {
                    return new ByteArrayInputStream(content);
                }
            };
        }
    }
}
