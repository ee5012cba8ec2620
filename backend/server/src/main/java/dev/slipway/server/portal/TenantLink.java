package dev.slipway.server.portal;

import dev.slipway.api.Environment;
import dev.slipway.api.Project;
import java.util.List;

/** A project that a tenant gets, and the environments where it does. */
public record TenantLink(Project project, List<Environment> environments) {}
