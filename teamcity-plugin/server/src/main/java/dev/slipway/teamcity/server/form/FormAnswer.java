package dev.slipway.teamcity.server.form;

import dev.slipway.json.WireJson;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a form that asked something is told, as JSON.
 *
 * @param message a sentence; null for none
 * @param isProblem whether the sentence says why it did not work
 */
record FormAnswer(List<String> names, @Nullable String message, boolean isProblem) {
    static FormAnswer of(List<String> names) {
        return new FormAnswer(names, null, false);
    }

    static FormAnswer success(String message) {
        return new FormAnswer(List.of(), message, false);
    }

    static FormAnswer problem(String message) {
        return new FormAnswer(List.of(), message, true);
    }

    String toJson() {
        return WireJson.write(this);
    }
}
