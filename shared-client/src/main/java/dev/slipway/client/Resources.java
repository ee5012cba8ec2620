package dev.slipway.client;

import java.util.function.Function;

/** A collection of the API that can be read and changed. */
public class Resources<T> extends ReadableResources<T> {
    private final Class<T> type;
    private final Function<T, String> id;

    Resources(Api api, ApiPath path, Class<T> type, Function<T, String> id, Function<T, String> name) {
        super(api, path, type, name);
        this.type = type;
        this.id = id;
    }

    /** The answer has what the server added: id, slug, defaults and links. */
    public T create(T draft) {
        return api().post(path(), Api.json(draft), type);
    }

    /** Replaces the one with the resource's id. */
    public T modify(T resource) {
        return api().put(path(id.apply(resource)), Api.json(resource), type);
    }

    public void delete(String idOrSlug) {
        api().delete(path(idOrSlug));
    }
}
