package dev.slipway.jenkins.packaged;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.Collection;
import java.util.Enumeration;
import java.util.List;

/** Loads a plugin as Jenkins does: its own jars, and from outside nothing but the JDK and what Jenkins brings. */
final class PluginLoader extends URLClassLoader {
    private static final List<String> OF_JENKINS = List.of(
            "hudson.",
            "jenkins.",
            "org.jenkinsci.",
            "org.kohsuke.",
            "com.cloudbees.",
            "com.google.",
            "net.java.sezpoz.",
            "org.springframework.");

    private final ClassLoader outside = PluginLoader.class.getClassLoader();

    PluginLoader(Collection<URL> jars) {
        super(jars.toArray(new URL[0]), ClassLoader.getPlatformClassLoader());
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        return OF_JENKINS.stream().anyMatch(name::startsWith) ? outside.loadClass(name) : super.findClass(name);
    }

    /** Also those of the parent's own are asked for by the index, which has none there. */
    @Override
    public Enumeration<URL> getResources(String name) throws IOException {
        return findResources(name);
    }
}
