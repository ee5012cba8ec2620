package dev.slipway.client;

import com.squareup.moshi.Types;
import dev.slipway.api.Machine;
import java.util.List;

/** The deployment targets of a space. */
public final class Machines extends Resources<Machine> {
    private final ApiPath roles;

    Machines(Api api, ApiPath space) {
        super(api, space.slash("machines"), Machine.class, Machine::id, Machine::name);
        this.roles = space.slash("machineroles", "all");
    }

    /** The target tags in use. */
    public List<String> roles() {
        return api().get(roles, Types.newParameterizedType(List.class, String.class));
    }
}
