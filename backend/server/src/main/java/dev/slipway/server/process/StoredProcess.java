package dev.slipway.server.process;

import dev.slipway.api.DeploymentProcess;
import dev.slipway.server.security.SecretFields;

/** A process or a snapshot of one, with the secrets that its document does not hold. */
record StoredProcess(DeploymentProcess process, SecretFields secrets) {}
