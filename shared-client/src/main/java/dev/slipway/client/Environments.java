package dev.slipway.client;

import com.squareup.moshi.Types;
import dev.slipway.api.Environment;
import dev.slipway.json.WireJson;
import java.util.List;

/** The environments of a space. */
public final class Environments extends Resources<Environment> {
    Environments(Api api, ApiPath space) {
        super(api, space.slash("environments"), Environment.class, Environment::id, Environment::name);
    }

    public Environment create(String name) {
        return create(WireJson.empty(Environment.class).withName(name));
    }

    /** Puts all environments, by id, into the order in which releases walk through them. */
    public void sort(List<String> ids) {
        api().put(path("sortorder"), Api.json(ids, Types.newParameterizedType(List.class, String.class)));
    }
}
