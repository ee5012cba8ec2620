package dev.slipway.server.portal;

import dev.slipway.server.http.Api;
import dev.slipway.server.http.ErrorPages;
import dev.slipway.server.interruption.InterruptionService;
import dev.slipway.server.security.Sessions;
import dev.slipway.server.space.SpaceService;
import dev.slipway.server.task.TaskChanges;
import dev.slipway.server.task.TaskLogReader;
import dev.slipway.server.task.TaskService;
import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;

/** All pages. They call the services that the API calls, as the user who is signed in. */
public final class Portal implements AutoCloseable {
    private final Assets assets = new Assets();
    private final Templates templates = new Templates();
    private final TaskFollowers followers;
    private final List<Consumer<Api>> pages;

    public Portal(
            Sessions sessions,
            SpaceService spaces,
            TaskService tasks,
            TaskLogReader logs,
            InterruptionService interruptions,
            TaskChanges changes,
            Model model,
            Clock clock) {
        var frames = new Frames(spaces, assets);
        this.followers = new TaskFollowers(tasks, logs, changes, templates, clock);
        var taskPages = new TaskPages(tasks, logs, interruptions, followers, frames, templates, clock);
        var recent = new RecentTasks(tasks);
        var deployPages = new DeployPages(model, frames, templates);
        this.pages = List.of(
                assets::register,
                new SignInPages(sessions, templates, assets)::register,
                taskPages::register,
                new RunbookPages(model, recent, frames, templates, clock)::register,
                new PackagePages(model.packages(), frames, templates, clock)::register,
                new ProjectPages(model, frames, templates, clock)::register,
                deployPages::register,
                new ReleasePages(model, tasks, taskPages, deployPages, frames, templates, clock)::register,
                new EnvironmentPages(model, recent, frames, templates, clock)::register,
                new TargetPages(model, tasks, frames, templates)::register,
                new TenantPages(model, recent, frames, templates, clock)::register,
                new HomePages(spaces, model.dashboards(), frames, templates, clock)::register);
    }

    public void register(Api api) {
        pages.forEach(register -> register.accept(api));
    }

    /** How people see problems. */
    public ErrorPages errorPages() {
        return new ProblemPages(templates, assets);
    }

    /** Ends the connections of those who follow tasks, which would keep the server from stopping. */
    @Override
    public void close() {
        followers.close();
    }
}
