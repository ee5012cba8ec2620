package dev.slipway.teamcity.server.form;

import dev.slipway.ci.CiFailure;
import dev.slipway.ci.ServerConnection;
import dev.slipway.teamcity.ConnectionSettings;
import dev.slipway.teamcity.server.connection.Connections;
import java.io.IOException;
import java.util.Optional;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import jetbrains.buildServer.controllers.BaseController;
import jetbrains.buildServer.serverSide.ProjectManager;
import jetbrains.buildServer.serverSide.SProject;
import jetbrains.buildServer.serverSide.auth.Permission;
import jetbrains.buildServer.users.SUser;
import jetbrains.buildServer.web.util.SessionUser;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.ModelAndView;

/**
 * A question of a form to a server. Asked only for those who may edit the project, and only of a connection that the project
 * has: so nobody reaches an address, or uses a key, that they could not put into a step anyway, and none travels to a browser.
 *
 * <p>It must be a POST with a header that a page of another site cannot send; TeamCity itself checks its token for a POST.
 */
abstract class FormController extends BaseController {
    private static final String ASKED_BY_SCRIPT = "X-Requested-With";

    private final ProjectManager projects;
    private final Connections connections;

    FormController(ProjectManager projects, Connections connections) {
        this.projects = projects;
        this.connections = connections;
    }

    /** @throws CiFailure which is told to the one who asked */
    abstract FormAnswer answer(ServerConnection server, HttpServletRequest request);

    @Override
    protected @Nullable ModelAndView doHandle(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (!"POST".equals(request.getMethod()) || request.getHeader(ASKED_BY_SCRIPT) == null) {
            return tell(response, HttpServletResponse.SC_METHOD_NOT_ALLOWED, "Only forms of this page may ask");
        }
        @Nullable SUser user = SessionUser.getUser(request);
        if (user == null) {
            return tell(response, HttpServletResponse.SC_UNAUTHORIZED, "You are not logged in");
        }
        @Nullable SProject project = projects.findProjectByExternalId(parameter(request, "projectId"));
        if (project == null || !user.isPermissionGrantedForProject(project.getProjectId(), Permission.EDIT_PROJECT)) {
            return tell(response, HttpServletResponse.SC_FORBIDDEN, "You may not edit this project");
        }
        return tell(response, HttpServletResponse.SC_OK, answer(project, request));
    }

    private FormAnswer answer(SProject project, HttpServletRequest request) {
        String connectionId = parameter(request, "connectionId");
        if (connectionId.isEmpty()) {
            return FormAnswer.problem("Choose a saved connection first");
        }
        Optional<ConnectionSettings> connection = connections.find(project, connectionId);
        if (connection.isEmpty()) {
            return FormAnswer.problem("The project has no connection '" + connectionId + "' to Slipway");
        }
        if (connection.get().hasReferences()) {
            return FormAnswer.problem("The connection refers to parameters, whose values only a running build knows");
        }
        try {
            return answer(connection.get().server(), request);
        } catch (CiFailure e) {
            return FormAnswer.problem(String.valueOf(e.getMessage()));
        }
    }

    static String parameter(HttpServletRequest request, String name) {
        @Nullable String value = request.getParameter(name);
        return value == null ? "" : value.strip();
    }

    private static @Nullable ModelAndView tell(HttpServletResponse response, int status, String problem)
            throws IOException {
        return tell(response, status, FormAnswer.problem(problem));
    }

    private static @Nullable ModelAndView tell(HttpServletResponse response, int status, FormAnswer answer)
            throws IOException {
        response.setStatus(status);
        response.setContentType("application/json;charset=UTF-8");
        response.setHeader("Cache-Control", "no-store");
        response.getWriter().write(answer.toJson());
        return null;
    }
}
