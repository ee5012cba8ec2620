package dev.slipway.teamcity.server.form;

import dev.slipway.ci.ServerConnection;
import dev.slipway.ci.Suggestions;
import dev.slipway.teamcity.server.connection.Connections;
import java.util.Locale;
import javax.servlet.http.HttpServletRequest;
import jetbrains.buildServer.serverSide.ProjectManager;
import jetbrains.buildServer.web.openapi.WebControllerManager;

/** The names that a form offers for a field. */
public final class NamesController extends FormController {
    /** Below TeamCity's own address. */
    public static final String PATH = "/slipway/names.html";

    public NamesController(WebControllerManager web, ProjectManager projects, Connections connections) {
        super(projects, connections);
        web.registerController(PATH, this);
    }

    @Override
    FormAnswer answer(ServerConnection server, HttpServletRequest request) {
        String kind = parameter(request, "kind").toUpperCase(Locale.ROOT);
        for (Suggestions suggestions : Suggestions.values()) {
            if (suggestions.name().equals(kind)) {
                return answer(suggestions, server, parameter(request, "space"), parameter(request, "project"));
            }
        }
        return FormAnswer.problem("There are no names of the kind '" + kind + "'");
    }

    private static FormAnswer answer(Suggestions kind, ServerConnection server, String space, String project) {
        return kind.isOfProject() && project.isEmpty()
                ? FormAnswer.problem("Give the project first")
                : FormAnswer.of(kind.ask(server, space, project));
    }
}
