package dev.slipway.api;

import java.util.List;
import java.util.Map;

/** The grid of a project: releases against environments (R9.49), newest first. */
@WireRecord
public record ProjectProgression(
        List<NamedReference> environments,
        Map<String, List<NamedReference>> lifecycleEnvironments,
        Map<String, List<NamedReference>> channelEnvironments,
        List<ReleaseProgression> releases,
        Map<String, String> links)
        implements ProjectProgressionBuilder.With {}
