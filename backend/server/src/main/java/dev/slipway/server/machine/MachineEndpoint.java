package dev.slipway.server.machine;

import dev.slipway.api.Endpoint;
import java.nio.file.Path;
import java.util.Objects;

/** How work gets to a machine: what those who run something on it tell apart. */
public sealed interface MachineEndpoint {
    /** @param fingerprint of the host key, in a form that {@code HostKeyFingerprint} reads */
    record Ssh(String host, int port, String fingerprint, String accountId) implements MachineEndpoint {}

    /**
     * The server's own machine.
     *
     * @param directory absolute; where everything happens
     */
    record Local(Path directory) implements MachineEndpoint {}

    /** Nothing to contact: a worker does the work in its name (R2.8). */
    record CloudRegion() implements MachineEndpoint {}

    /**
     * Kept for official clients; nothing can be run there.
     *
     * @param style such as {@code OfflineDrop}
     */
    record Unsupported(String style) implements MachineEndpoint {}

    /** From an endpoint that was checked when it was saved. */
    static MachineEndpoint of(Endpoint endpoint) {
        CommunicationStyle style =
                CommunicationStyle.of(endpoint.communicationStyle()).orElseThrow();
        return switch (style) {
            case SSH ->
                new Ssh(
                        Objects.requireNonNull(endpoint.host()),
                        Objects.requireNonNull(endpoint.port()),
                        Objects.requireNonNull(endpoint.fingerprint()),
                        Objects.requireNonNull(endpoint.accountId()));
            case NONE ->
                endpoint.localDirectory() == null ? new CloudRegion() : new Local(Path.of(endpoint.localDirectory()));
            default -> new Unsupported(style.wireName());
        };
    }
}
