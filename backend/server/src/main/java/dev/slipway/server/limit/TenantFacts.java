package dev.slipway.server.limit;

import java.util.List;

/**
 * The tenant of a deployment, as far as limits look at it.
 *
 * @param tags canonical names such as {@code Ring/Alpha}
 */
public record TenantFacts(String id, List<String> tags) {}
