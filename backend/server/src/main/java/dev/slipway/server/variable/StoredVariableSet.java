package dev.slipway.server.variable;

import dev.slipway.api.VariableSet;
import dev.slipway.server.security.SecretFields;

/** A variable set or a snapshot of one, with the sensitive values that its document does not hold, by variable id. */
record StoredVariableSet(VariableSet set, SecretFields secrets) {}
