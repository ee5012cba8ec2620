package dev.slipway.server.process;

import dev.slipway.server.security.Secret;
import java.util.Map;
import java.util.Optional;

/** The sensitive properties of a process, readable: for the engine alone, never for an answer. */
public final class RevealedSecrets {
    private final Map<String, Secret> byField;

    RevealedSecrets(Map<String, Secret> byField) {
        this.byField = Map.copyOf(byField);
    }

    /** @param id of a step or an action */
    public Optional<Secret> of(String id, String property) {
        return Optional.ofNullable(byField.get(ProcessSecrets.field(id, property)));
    }
}
