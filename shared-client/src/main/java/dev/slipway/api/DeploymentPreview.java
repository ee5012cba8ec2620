package dev.slipway.api;

import static java.util.Objects.requireNonNullElse;

import java.util.List;
import java.util.Map;

/**
 * What a deployment would do, before it is made; {@code form} asks for the prompted variables (R6.15, R7.20) and is
 * never null.
 */
@WireRecord
public record DeploymentPreview(
        List<PreviewStep> stepsToExecute,
        boolean useGuidedFailureModeByDefault,
        Form form,
        List<ReleaseChanges> changes,
        String changesMarkdown,
        Map<String, String> links)
        implements DeploymentPreviewBuilder.With {
    public DeploymentPreview {
        form = requireNonNullElse(form, Form.EMPTY);
    }
}
