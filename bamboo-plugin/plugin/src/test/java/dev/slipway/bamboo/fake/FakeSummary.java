package dev.slipway.bamboo.fake;

import java.util.List;
import java.util.Map;

/** The result of a job, or that of a plan with the jobs of its only stage, as a page has it. */
public final class FakeSummary {
    private final Map<String, String> kept;
    private final List<FakeSummary> jobs;

    public FakeSummary(Map<String, String> kept, FakeSummary... jobs) {
        this.kept = kept;
        this.jobs = List.of(jobs);
    }

    public Map<String, String> getCustomBuildData() {
        return kept;
    }

    public List<Stage> getStageResults() {
        return List.of(new Stage(jobs));
    }

    /** A stage of the plan. */
    public static final class Stage {
        private final List<FakeSummary> jobs;

        Stage(List<FakeSummary> jobs) {
            this.jobs = jobs;
        }

        public List<FakeSummary> getBuildResults() {
            return jobs;
        }
    }
}
