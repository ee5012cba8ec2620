package dev.slipway.api;

/** A group at an identity provider whose members belong to a team. */
@WireRecord
public record ExternalSecurityGroup(String id, String displayName) implements ExternalSecurityGroupBuilder.With {}
