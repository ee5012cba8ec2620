package dev.slipway.jenkins.page;

import dev.slipway.api.TaskState;
import dev.slipway.ci.CiResult;
import dev.slipway.ci.Link;
import dev.slipway.ci.ReleaseFacts;
import dev.slipway.ci.TaskOutcome;
import dev.slipway.ci.TaskResult;
import hudson.model.BuildBadgeAction;
import hudson.model.Run;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** What a build did on Slipway, as it was last seen; kept with the build. */
public final class SlipwayAction implements BuildBadgeAction {
    private static final Logger LOG = Logger.getLogger(SlipwayAction.class.getName());

    private final List<Entry> entries = new CopyOnWriteArrayList<>();

    /** Adds to the page of a build, or brings up to date, what an operation has come to. */
    public static void show(Run<?, ?> run, CiResult result) {
        if (result.links().isEmpty()) {
            return;
        }
        boolean isNews;
        synchronized (run) {
            @Nullable SlipwayAction known = run.getAction(SlipwayAction.class);
            SlipwayAction action = known == null ? new SlipwayAction() : known;
            if (known == null) {
                run.addAction(action);
            }
            isNews = action.update(entries(result));
        }
        if (isNews) {
            save(run);
        }
    }

    private static void save(Run<?, ?> run) {
        try {
            run.save();
        } catch (IOException e) {
            // The operation went well, and the page is right until Jenkins restarts.
            LOG.log(Level.WARNING, e, () -> "Could not save what " + run + " did on Slipway");
        }
    }

    private static List<Entry> entries(CiResult result) {
        List<Entry> entries = new ArrayList<>();
        if (result instanceof TaskResult ofTasks) {
            @Nullable ReleaseFacts release = ofTasks.release();
            if (release != null) {
                entries.add(new Entry("Release", release.project() + " " + release.version(), "", release.url()));
            }
            String version = release == null ? "" : release.version() + " → ";
            ofTasks.tasks().forEach(task -> entries.add(entry(ofTasks, task, version)));
            return entries;
        }
        for (Link link : result.links()) {
            entries.add(new Entry("", link.text(), "", link.url()));
        }
        return entries;
    }

    private static Entry entry(TaskResult result, TaskOutcome task, String version) {
        String kind =
                switch (result.operation()) {
                    case RUNBOOK -> "Runbook run";
                    case AWAIT -> Entry.TASK;
                    default -> "Deployment";
                };
        return new Entry(kind, version + task.name(), words(task.state()), task.url());
    }

    private static String words(TaskState state) {
        String lower = state.name().toLowerCase(Locale.ROOT).replace('_', ' ');
        return Character.toUpperCase(lower.charAt(0)) + lower.substring(1);
    }

    /** Entries are known by their addresses. */
    private synchronized boolean update(List<Entry> fresh) {
        boolean isNews = false;
        for (Entry entry : fresh) {
            int known = indexOf(entry.getUrl());
            if (known < 0) {
                entries.add(entry);
                isNews = true;
            } else {
                Entry newer = entry.after(entries.get(known));
                isNews |= !newer.equals(entries.set(known, newer));
            }
        }
        return isNews;
    }

    private int indexOf(String url) {
        for (int i = 0; i < entries.size(); i++) {
            if (entries.get(i).getUrl().equals(url)) {
                return i;
            }
        }
        return -1;
    }

    public List<Entry> getEntries() {
        return List.copyOf(entries);
    }

    /** What fits beside a build in a list: deployments and runs. */
    public List<Entry> getBadges() {
        return entries.stream().filter(entry -> !entry.getState().isEmpty()).toList();
    }

    @Override
    public @Nullable String getIconFileName() {
        return null;
    }

    @Override
    public String getDisplayName() {
        return "Slipway";
    }

    @Override
    public @Nullable String getUrlName() {
        return null;
    }
}
