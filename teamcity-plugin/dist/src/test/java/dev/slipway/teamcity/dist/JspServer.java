package dev.slipway.teamcity.dist;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import javax.servlet.FilterChain;
import javax.servlet.GenericFilter;
import javax.servlet.ServletException;
import javax.servlet.ServletRequest;
import javax.servlet.ServletResponse;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.startup.Tomcat;
import org.apache.jasper.servlet.JasperInitializer;
import org.apache.tomcat.util.descriptor.web.FilterDef;
import org.apache.tomcat.util.descriptor.web.FilterMap;

/** The packaged JSPs in a Tomcat, which is what TeamCity runs in, with tags that stand in for TeamCity's own. */
final class JspServer implements AutoCloseable {
    private static final Path TAGS =
            Path.of(System.getProperty("project.root"), "teamcity-plugin", "dist", "src", "test", "webapp");
    private static final String RESOURCES = "buildServerResources/";

    private final Tomcat tomcat = new Tomcat();
    private final HttpClient client = HttpClient.newHttpClient();
    private Map<String, Object> attributes = Map.of();

    JspServer(Path directory) throws IOException, LifecycleException {
        Path web = Files.createDirectories(directory.resolve("web"));
        copyTags(web);
        for (Map.Entry<String, byte[]> file : PluginZip.read().serverClassPath().entrySet()) {
            if (file.getKey().startsWith(RESOURCES)) {
                Path target =
                        web.resolve("plugins/slipway").resolve(file.getKey().substring(RESOURCES.length()));
                Files.createDirectories(target.getParent());
                Files.write(target, file.getValue());
            }
        }
        tomcat.setBaseDir(directory.resolve("tomcat").toString());
        tomcat.setPort(0);
        Context context = tomcat.addWebapp("", web.toString());
        context.setParentClassLoader(JspServer.class.getClassLoader());
        context.getJarScanner().setJarScanFilter((type, jar) -> jar.startsWith("jstl"));
        context.addServletContainerInitializer(new JasperInitializer(), null);
        addAttributes(context);
        tomcat.getConnector();
        tomcat.start();
    }

    private static void copyTags(Path web) throws IOException {
        try (Stream<Path> files = Files.walk(TAGS)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path target = web.resolve(TAGS.relativize(file).toString());
                Files.createDirectories(target.getParent());
                Files.copy(file, target);
            }
        }
    }

    private void addAttributes(Context context) {
        var definition = new FilterDef();
        definition.setFilterName("attributes");
        definition.setFilter(new Attributes());
        context.addFilterDef(definition);
        var everywhere = new FilterMap();
        everywhere.setFilterName("attributes");
        everywhere.addURLPattern("/*");
        context.addFilterMap(everywhere);
    }

    /** Gives each request what TeamCity would. */
    final class Attributes extends GenericFilter {
        private static final long serialVersionUID = 1L;

        @Override
        public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
                throws IOException, ServletException {
            attributes.forEach(request::setAttribute);
            chain.doFilter(request, response);
        }
    }

    HttpResponse<String> get(String page, Map<String, Object> withAttributes) throws IOException, InterruptedException {
        attributes = withAttributes;
        URI address =
                URI.create("http://localhost:" + tomcat.getConnector().getLocalPort() + "/plugins/slipway/" + page);
        return client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
    }

    @Override
    public void close() throws LifecycleException {
        tomcat.stop();
        tomcat.destroy();
    }
}
