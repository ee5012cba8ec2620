package dev.slipway.server.portal;

import dev.slipway.api.Dashboard;
import dev.slipway.api.DashboardItem;
import dev.slipway.api.DashboardProject;
import dev.slipway.api.ProjectGroup;
import dev.slipway.json.WireJson;
import java.time.Instant;
import java.util.List;
import okio.ByteString;

/** The dashboard as a grid of projects and environments. */
public record Grid(Dashboard dashboard, Instant now) {
    private static final int SEEN_LENGTH = 16;

    public List<DashboardProject> projects(ProjectGroup group) {
        return dashboard.projects().stream()
                .filter(project -> project.projectGroupId().equals(group.id()))
                .toList();
    }

    /** The deployments of a project in an environment, newest first; several when there are tenants. */
    public List<DashboardItem> cell(String projectId, String environmentId) {
        return dashboard.items().stream()
                .filter(item -> item.projectId().equals(projectId)
                        && item.environmentId().equals(environmentId))
                .toList();
    }

    /** How many tenants the deployments of a cell are for. */
    public long tenants(List<DashboardItem> cell) {
        return cell.stream().filter(item -> item.tenantId() != null).count();
    }

    /** Tells two dashboards apart; how long something has been running is no difference. */
    public String fingerprint() {
        Dashboard timeless = dashboard.withItems(
                dashboard.items().stream().map(item -> item.withDuration("")).toList());
        return ByteString.encodeUtf8(WireJson.write(timeless)).sha256().hex().substring(0, SEEN_LENGTH);
    }
}
