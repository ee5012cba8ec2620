package dev.slipway.server.variable;

import dev.slipway.api.VariableType;
import dev.slipway.server.security.Secret;

/**
 * A variable with the value that it has in one place. The value is raw: expressions in it are evaluated where it is used
 * (R6.12). It is a {@link Secret} whether or not it is sensitive, so that no log gets it by accident.
 */
public record ResolvedVariable(String name, Secret value, VariableType type, boolean isSensitive) {}
