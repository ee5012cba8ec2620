package dev.slipway.api;

import java.util.List;
import java.util.Map;

/** Where a release can go next for a tenant. */
@WireRecord
public record TenantPromotion(String id, String name, List<NamedResource> promoteTo, Map<String, String> links)
        implements TenantPromotionBuilder.With {}
