package dev.slipway.teamcity.server.results;

import dev.slipway.ci.Link;
import dev.slipway.teamcity.StepReport;
import java.util.List;
import java.util.Map;
import javax.servlet.http.HttpServletRequest;
import jetbrains.buildServer.serverSide.SBuild;
import jetbrains.buildServer.serverSide.SBuildServer;
import jetbrains.buildServer.web.openapi.PagePlaces;
import jetbrains.buildServer.web.openapi.PluginDescriptor;
import jetbrains.buildServer.web.openapi.ViewLogTab;

/** The tab of a build that shows its releases, deployments and runbook runs. Builds without any have no such tab. */
public final class SlipwayTab extends ViewLogTab {
    private final String page;

    public SlipwayTab(PagePlaces places, SBuildServer server, PluginDescriptor plugin) {
        super("Slipway", "slipway", places, server);
        this.page = plugin.getPluginResourcesPath("results/tab.jsp");
        register();
    }

    @Override
    public String getIncludeUrl() {
        return page;
    }

    @Override
    protected boolean isAvailable(HttpServletRequest request, SBuild build) {
        return super.isAvailable(request, build) && !StepReports.of(build).isEmpty();
    }

    @Override
    protected void fillModel(Map<String, Object> model, HttpServletRequest request, SBuild build) {
        model.put("slipwayReports", StepReports.of(build).stream().map(Row::new).toList());
    }

    /** A report, with the getters that the expressions of JSPs need. */
    public static final class Row {
        private final StepReport report;

        Row(StepReport report) {
            this.report = report;
        }

        public String getStep() {
            return report.step();
        }

        public String getOperation() {
            return report.operation();
        }

        public String getState() {
            return report.state();
        }

        public String getMessage() {
            return report.message();
        }

        public List<Anchor> getLinks() {
            return report.links().stream().map(Anchor::new).toList();
        }
    }

    /** A link, with the getters that the expressions of JSPs need. */
    public static final class Anchor {
        private final Link link;

        Anchor(Link link) {
            this.link = link;
        }

        public String getText() {
            return link.text();
        }

        public String getUrl() {
            return link.url();
        }
    }
}
