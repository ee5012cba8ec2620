package dev.slipway.api;

import java.util.List;

/** Asks for several previews of a release; they are answered in this order. */
@WireRecord
public record PreviewRequests(
        String releaseId, String spaceId, List<PreviewRequest> deploymentPreviews, boolean includeDisabledSteps)
        implements PreviewRequestsBuilder.With {}
