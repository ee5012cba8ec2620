package dev.slipway.client;

import com.squareup.moshi.Types;
import dev.slipway.api.Page;
import dev.slipway.client.SlipwayException.Kind;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A collection of the API that can be read. All methods throw {@link SlipwayException}. Wherever an id is asked for, a slug
 * will do as well.
 */
public class ReadableResources<T> {
    private static final int LONG_PAGE = 200;

    /** As many as an address has room for. */
    private static final int IDS_IN_ONE_CALL = 100;

    private final Api api;
    private final ApiPath path;
    private final Class<T> type;
    private final Function<T, String> name;

    ReadableResources(Api api, ApiPath path, Class<T> type, Function<T, String> name) {
        this.api = api;
        this.path = path;
        this.type = type;
        this.name = name;
    }

    final Api api() {
        return api;
    }

    /** The path of the collection, or below it. */
    final ApiPath path(String... segments) {
        return path.slash(segments);
    }

    final <V> Paged<V> paged(ApiPath at, Class<V> of) {
        Type pageType = Types.newParameterizedType(Page.class, of);
        return new Paged<>(api, at, pageType);
    }

    public Paged<T> list() {
        return list(Query.all());
    }

    public Paged<T> list(Query query) {
        return paged(path.with(query), type);
    }

    /** The whole list, in few and long pages. */
    public List<T> all() {
        return list(Query.all().take(LONG_PAGE)).toList();
    }

    /** Those of the ids that exist, however many they are; not in their order. */
    public List<T> withIds(List<String> ids) {
        List<T> found = new ArrayList<>();
        for (int from = 0; from < ids.size(); from += IDS_IN_ONE_CALL) {
            List<String> some = ids.subList(from, Math.min(from + IDS_IN_ONE_CALL, ids.size()));
            list(Query.all().with("ids", some).take(IDS_IN_ONE_CALL)).forEach(found::add);
        }
        return found;
    }

    public T get(String idOrSlug) {
        return api.get(path(idOrSlug), type);
    }

    /** Empty in place of a failure of the kind {@link Kind#NOT_FOUND}. */
    public Optional<T> find(String idOrSlug) {
        try {
            return Optional.of(get(idOrSlug));
        } catch (SlipwayException e) {
            if (e.kind() == Kind.NOT_FOUND) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** The one with exactly this name, whatever its case. */
    public Optional<T> findByName(String wanted) {
        return list(Query.all().with("partialName", wanted)).stream()
                .filter(resource -> name.apply(resource).equalsIgnoreCase(wanted.strip()))
                .findFirst();
    }

    /** The one with this id, slug or name; an id wins. */
    public T named(String idOrName) {
        Optional<T> found = find(idOrName);
        return found.isPresent()
                ? found.get()
                : findByName(idOrName)
                        .orElseThrow(() -> new SlipwayException(
                                Kind.NOT_FOUND,
                                404,
                                "There is no " + type.getSimpleName() + " '" + idOrName + "'",
                                List.of(),
                                null,
                                null));
    }
}
