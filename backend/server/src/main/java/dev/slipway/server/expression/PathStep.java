package dev.slipway.server.expression;

import java.util.List;

/** A step of a path whose indexes have been evaluated. */
record PathStep(String text, boolean isIndex) {
    /** How variables are named. */
    static String join(List<PathStep> path) {
        var name = new StringBuilder();
        for (PathStep step : path) {
            if (step.isIndex()) {
                name.append('[').append(step.text()).append(']');
            } else {
                name.append(name.isEmpty() ? "" : ".").append(step.text());
            }
        }
        return name.toString();
    }

    boolean isFirstOfAll() {
        return isIndex && text.equals("*");
    }
}
