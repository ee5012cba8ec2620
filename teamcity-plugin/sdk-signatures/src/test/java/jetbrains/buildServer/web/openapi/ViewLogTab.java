package jetbrains.buildServer.web.openapi;

import java.util.Map;
import javax.servlet.http.HttpServletRequest;
import jetbrains.buildServer.serverSide.SBuild;
import jetbrains.buildServer.serverSide.SBuildServer;

public abstract class ViewLogTab extends SimpleCustomTab {
    protected ViewLogTab(String title, String code, PagePlaces pagePlaces, SBuildServer server) {}

    protected abstract void fillModel(Map<String, Object> model, HttpServletRequest request, SBuild build);

    protected boolean isAvailable(HttpServletRequest request, SBuild build) {
        return true;
    }
}
