package dev.slipway.teamcity.server;

import dev.slipway.teamcity.Fake;
import dev.slipway.teamcity.server.connection.Connections;
import dev.slipway.teamcity.server.connection.SlipwayConnection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.servlet.http.HttpServletRequest;
import jetbrains.buildServer.serverSide.ProjectManager;
import jetbrains.buildServer.serverSide.SBuildRunnerDescriptor;
import jetbrains.buildServer.serverSide.SBuildType;
import jetbrains.buildServer.serverSide.SProject;
import jetbrains.buildServer.serverSide.auth.Permission;
import jetbrains.buildServer.serverSide.oauth.OAuthConnectionDescriptor;
import jetbrains.buildServer.serverSide.oauth.OAuthConnectionsManager;
import jetbrains.buildServer.serverSide.oauth.OAuthProvider;
import jetbrains.buildServer.users.SUser;
import jetbrains.buildServer.web.openapi.PluginDescriptor;

/**
 * A TeamCity server with the projects {@code Shop} and, below it, {@code Web}. {@code Shop} has the connections
 * {@code EXT_1} to Slipway and {@code EXT_2} to something else. The build configuration {@code Web_Build} is in {@code Web}.
 */
public final class FakeServer {
    public static final String API_KEY = "API-ABCDEFGHIJKLMNOPQRSTUVWXYZ012345";

    private final Map<String, String> connection = new HashMap<>(Map.of(
            "displayName", "Production server",
            "slipway.url", "https://deploy.example.com",
            "secure:slipway.apiKey", API_KEY,
            "slipway.space", "Shop"));

    /** Changes what is set in {@code EXT_1}. */
    public void set(String key, String value) {
        connection.put(key, value);
    }

    public Connections connections() {
        var slipway = new OAuthConnectionDescriptor("EXT_1", new SlipwayConnection(plugin()), connection);
        var other = new OAuthConnectionDescriptor("EXT_2", new OtherProvider(), Map.of("displayName", "GitHub"));
        return new Connections(new OAuthConnectionsManager(Map.of("project-Shop", List.of(slipway, other)), parents()));
    }

    private static Map<String, String> parents() {
        return Map.of("project-Web", "project-Shop");
    }

    public static PluginDescriptor plugin() {
        return Fake.of(PluginDescriptor.class, new Plugin());
    }

    public ProjectManager projects() {
        return Fake.of(ProjectManager.class, new Projects());
    }

    public static SProject project(String name) {
        return Fake.of(SProject.class, new Project(name));
    }

    public static SBuildType buildType(SBuildRunnerDescriptor... steps) {
        return Fake.of(SBuildType.class, new BuildType(List.of(steps)));
    }

    public static SBuildRunnerDescriptor step(String type, Map<String, String> parameters) {
        return Fake.of(SBuildRunnerDescriptor.class, new Step(type, parameters));
    }

    public static SUser user(Permission... permissions) {
        return Fake.of(SUser.class, new User(Set.of(permissions)));
    }

    public static HttpServletRequest request(
            String method, SUser user, Map<String, String> headers, Map<String, String> parameters) {
        return Fake.of(HttpServletRequest.class, new Request(method, user, headers, parameters));
    }

    static final class OtherProvider extends OAuthProvider {
        @Override
        public String getType() {
            return "GitHub";
        }

        @Override
        public String getDisplayName() {
            return "GitHub";
        }
    }

    static final class Plugin {
        String getPluginResourcesPath(String path) {
            return "/plugins/slipway/" + path;
        }
    }

    static final class Projects {
        SProject findProjectByExternalId(String id) {
            return id.equals("Shop") || id.equals("Web") ? project(id) : null;
        }

        SBuildType findBuildTypeByExternalId(String id) {
            return id.equals("Web_Build") ? buildType() : null;
        }

        Object findBuildTypeTemplateByExternalId(String id) {
            return null;
        }
    }

    record Project(String name) {
        String getProjectId() {
            return "project-" + name;
        }

        String getExternalId() {
            return name;
        }
    }

    record BuildType(List<SBuildRunnerDescriptor> steps) {
        SProject getProject() {
            return project("Web");
        }

        List<SBuildRunnerDescriptor> getBuildRunners() {
            return steps;
        }
    }

    record Step(String type, Map<String, String> parameters) {
        String getType() {
            return type;
        }

        Map<String, String> getParameters() {
            return parameters;
        }
    }

    record User(Set<Permission> permissions) {
        boolean isPermissionGrantedForProject(String projectId, Permission permission) {
            return permissions.contains(permission) && projectId.equals("project-Web");
        }
    }

    record Request(String method, SUser user, Map<String, String> headers, Map<String, String> parameters) {
        String getMethod() {
            return method;
        }

        String getHeader(String name) {
            return headers.get(name);
        }

        String getParameter(String name) {
            return parameters.get(name);
        }

        Object getAttribute(String name) {
            return name.equals("user") ? user : null;
        }
    }
}
