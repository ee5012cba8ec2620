package dev.slipway.server.machine;

import dev.slipway.api.Endpoint;
import dev.slipway.api.JumpHost;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/** How work gets to a machine: what those who run something on it tell apart. */
public sealed interface MachineEndpoint {
    /**
     * @param fingerprint of the host key, in a form that {@code HostKeyFingerprint} reads
     * @param through the machine over which this one is reached
     */
    record Ssh(String host, int port, String fingerprint, String accountId, Optional<Ssh> through)
            implements MachineEndpoint {}

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
                        Objects.requireNonNull(endpoint.accountId()),
                        Optional.ofNullable(endpoint.jumpHost())
                                .map(jump -> jump(jump, Objects.requireNonNull(endpoint.accountId()))));
            case NONE ->
                endpoint.localDirectory() == null ? new CloudRegion() : new Local(Path.of(endpoint.localDirectory()));
            default -> new Unsupported(style.wireName());
        };
    }

    /** @param accountId signs in there if no other is named */
    static Ssh jump(JumpHost jump, String accountId) {
        return new Ssh(
                jump.host(),
                Objects.requireNonNull(jump.port()),
                jump.fingerprint(),
                Objects.requireNonNullElse(jump.accountId(), accountId),
                Optional.empty());
    }
}
