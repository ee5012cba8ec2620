package dev.slipway.api;

import java.util.List;

/** Which Git references a channel takes for the repositories its steps read. */
@WireRecord
public record GitResourceRule(String id, List<String> rules, List<GitDependencyAction> gitDependencyActions)
        implements GitResourceRuleBuilder.With {}
