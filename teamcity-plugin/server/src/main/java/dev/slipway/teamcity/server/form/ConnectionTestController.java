package dev.slipway.teamcity.server.form;

import dev.slipway.ci.ConnectionCheck;
import dev.slipway.ci.ServerConnection;
import dev.slipway.teamcity.server.connection.Connections;
import javax.servlet.http.HttpServletRequest;
import jetbrains.buildServer.serverSide.ProjectManager;
import jetbrains.buildServer.web.openapi.WebControllerManager;

/** Tries a saved connection. */
public final class ConnectionTestController extends FormController {
    /** Below TeamCity's own address. */
    public static final String PATH = "/slipway/testConnection.html";

    public ConnectionTestController(WebControllerManager web, ProjectManager projects, Connections connections) {
        super(projects, connections);
        web.registerController(PATH, this);
    }

    @Override
    FormAnswer answer(ServerConnection server, HttpServletRequest request) {
        return FormAnswer.success(ConnectionCheck.of(server).sentence());
    }
}
