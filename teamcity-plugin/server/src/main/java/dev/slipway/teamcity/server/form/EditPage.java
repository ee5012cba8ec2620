package dev.slipway.teamcity.server.form;

import dev.slipway.teamcity.server.connection.Connections;
import dev.slipway.teamcity.server.connection.Connections.Choice;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import javax.servlet.http.HttpServletRequest;
import jetbrains.buildServer.serverSide.BuildTypeTemplate;
import jetbrains.buildServer.serverSide.ProjectManager;
import jetbrains.buildServer.serverSide.SBuildType;
import jetbrains.buildServer.serverSide.SProject;
import jetbrains.buildServer.serverSide.auth.Permission;
import jetbrains.buildServer.users.SUser;
import jetbrains.buildServer.web.util.SessionUser;
import org.jspecify.annotations.Nullable;

/**
 * Tells a JSP where it is. TeamCity includes the JSP of a step without asking a controller first, and a JSP cannot reach beans
 * of Spring; so the one bean of this class makes itself known when the plugin starts.
 */
public final class EditPage {
    private static final String OF_BUILD_TYPE = "buildType:";
    private static final String OF_TEMPLATE = "template:";
    private static final AtomicReference<@Nullable EditPage> CURRENT = new AtomicReference<>();

    private final ProjectManager projects;
    private final Connections connections;

    public EditPage(ProjectManager projects, Connections connections) {
        this.projects = projects;
        this.connections = connections;
        CURRENT.set(this);
    }

    /** A connection, with the getters that the expressions of JSPs need. */
    public static final class Option {
        private final Choice choice;

        Option(Choice choice) {
            this.choice = choice;
        }

        public String getId() {
            return choice.id();
        }

        public String getName() {
            return choice.name();
        }
    }

    /** The external id of the project in which somebody edits a step or a connection; empty if that cannot be told. */
    public static String projectId(HttpServletRequest request) {
        return current()
                .flatMap(page -> page.project(request))
                .map(SProject::getExternalId)
                .orElse("");
    }

    /**
     * The connections that a step may use. One that the step uses and the project does not have any more is among them, so that
     * saving the form does not choose another.
     *
     * @param chosen the id of the step's connection; empty for none
     */
    public static List<Option> connections(HttpServletRequest request, String chosen) {
        List<Choice> choices =
                new ArrayList<>(current().map(page -> page.visible(request)).orElse(List.of()));
        boolean isThere = chosen.isEmpty()
                || choices.stream().anyMatch(choice -> choice.id().equals(chosen));
        if (!isThere) {
            choices.add(new Choice(chosen, chosen + " (not found)", ""));
        }
        return choices.stream().map(Option::new).toList();
    }

    private static Optional<EditPage> current() {
        return Optional.ofNullable(CURRENT.get());
    }

    private List<Choice> visible(HttpServletRequest request) {
        @Nullable SUser user = SessionUser.getUser(request);
        Optional<SProject> project = project(request);
        boolean isAllowed = user != null
                && project.isPresent()
                && user.isPermissionGrantedForProject(project.get().getProjectId(), Permission.VIEW_PROJECT);
        return isAllowed ? connections.of(project.get()) : List.of();
    }

    private Optional<SProject> project(HttpServletRequest request) {
        @Nullable String projectId = request.getParameter("projectId");
        if (projectId != null) {
            return Optional.ofNullable(projects.findProjectByExternalId(projectId));
        }
        @Nullable String id = request.getParameter("id");
        if (id != null && id.startsWith(OF_BUILD_TYPE)) {
            return Optional.ofNullable(projects.findBuildTypeByExternalId(id.substring(OF_BUILD_TYPE.length())))
                    .map(SBuildType::getProject);
        }
        if (id != null && id.startsWith(OF_TEMPLATE)) {
            return Optional.ofNullable(projects.findBuildTypeTemplateByExternalId(id.substring(OF_TEMPLATE.length())))
                    .map(BuildTypeTemplate::getProject);
        }
        return Optional.empty();
    }
}
