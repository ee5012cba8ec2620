package dev.slipway.server.installation;

/**
 * Installations that replace each other (R8.10): one step's on one target, in an environment and for a tenant.
 *
 * @param machineId empty on the server's own machine
 * @param tenantId empty without a tenant
 */
public record RetentionSet(
        String spaceId, String environmentId, String projectId, String actionId, String machineId, String tenantId) {}
