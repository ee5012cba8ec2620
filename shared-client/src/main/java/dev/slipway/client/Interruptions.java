package dev.slipway.client;

import com.squareup.moshi.Types;
import dev.slipway.api.Interruption;
import java.util.Map;

/** The questions that tasks wait for an answer to. */
public final class Interruptions extends ReadableResources<Interruption> {
    Interruptions(Api api, ApiPath space) {
        super(api, space.slash("interruptions"), Interruption.class, Interruption::title);
    }

    public Paged<Interruption> pendingOf(String taskId) {
        return list(Query.all().with("regarding", taskId).with("pendingOnly", true));
    }

    /** Must come before an answer. */
    public void takeResponsibility(String interruptionId) {
        api().put(path(interruptionId, "responsible"), null);
    }

    /** @param values by the names of the form's fields: {@code Notes}, and {@code Result} or {@code Guidance} */
    public Interruption submit(String interruptionId, Map<String, String> values) {
        return api().post(
                        path(interruptionId, "submit"),
                        Api.json(values, Types.newParameterizedType(Map.class, String.class, String.class)),
                        Interruption.class);
    }
}
