package dev.slipway.jenkins.page;

import dev.slipway.ci.CiResult;
import dev.slipway.ci.ResultLine;
import hudson.model.BuildBadgeAction;
import hudson.model.Run;
import java.io.IOException;
import java.util.List;
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
            isNews = action.update(ResultLine.of(result));
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

    private synchronized boolean update(List<ResultLine> fresh) {
        boolean isNews = false;
        for (ResultLine line : fresh) {
            int known = indexOf(line.url());
            if (known < 0) {
                entries.add(new Entry(line));
                isNews = true;
            } else {
                Entry newer = entries.get(known).replacedBy(line);
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
