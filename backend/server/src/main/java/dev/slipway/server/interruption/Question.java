package dev.slipway.server.interruption;

import dev.slipway.api.Form;
import dev.slipway.server.access.Scope;
import dev.slipway.server.audit.EventCategory;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;

/**
 * What a task asks.
 *
 * @param work the piece of the task that waits, the same after a restart; it asks once
 * @param form with one {@code SubmitButtonGroup}, under whose name the answer is given
 * @param responsibleTeamIds who should answer; none for whoever may
 * @param isBlocking whether tasks with the same concurrency tag wait too
 * @param executionId the deployment or runbook run
 * @param place where whoever answers needs the permission
 * @param activityId where in the task's log the question stands
 */
@RecordBuilder
public record Question(
        String work,
        Kind kind,
        String title,
        Form form,
        List<String> responsibleTeamIds,
        boolean isBlocking,
        String executionId,
        Scope place,
        String activityId) {
    /** What a task may ask (R7.41). */
    public enum Kind {
        MANUAL_INTERVENTION("ManualIntervention", EventCategory.MANUAL_INTERVENTION_RAISED),
        GUIDED_FAILURE("GuidedFailure", EventCategory.GUIDED_FAILURE_RAISED);

        private final String wireName;
        private final EventCategory raised;

        Kind(String wireName, EventCategory raised) {
            this.wireName = wireName;
            this.raised = raised;
        }

        String wireName() {
            return wireName;
        }

        EventCategory raised() {
            return raised;
        }
    }
}
