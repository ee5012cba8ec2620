package dev.slipway.api;

import dev.slipway.json.OmitWhenNull;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A person or a service account (R1.3, R1.4). {@code isRequestor} is true for the user who asks. {@code password} is
 * only ever sent to the server.
 */
@WireRecord
public record User(
        String id,
        String username,
        String displayName,
        @Nullable Boolean isActive,
        boolean isService,
        @Nullable String emailAddress,
        boolean canPasswordBeEdited,
        boolean isRequestor,
        @OmitWhenNull @Nullable String password,
        List<UserIdentity> identities,
        Map<String, String> links)
        implements UserBuilder.With {
    /** Without the password: this record ends up in logs. */
    @Override
    public String toString() {
        return "User[id=" + id + ", username=" + username + "]";
    }
}
