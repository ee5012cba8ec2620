package dev.slipway.client;

import dev.slipway.api.Page;
import dev.slipway.client.SlipwayException.Kind;
import java.lang.reflect.Type;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** A list that is fetched page by page, as far as one reads it; every iteration asks the server anew. */
public final class Paged<T> implements Iterable<T> {
    private static final String NEXT = "Page.Next";

    private final Api api;
    private final ApiPath path;
    private final Type pageType;

    Paged(Api api, ApiPath path, Type pageType) {
        this.api = api;
        this.path = path;
        this.pageType = pageType;
    }

    /** The first page only, with the number of all results. */
    public Page<T> firstPage() {
        return api.get(path, pageType);
    }

    @Override
    public Iterator<T> iterator() {
        return new PageIterator(firstPage());
    }

    public Stream<T> stream() {
        return StreamSupport.stream(spliterator(), false);
    }

    public List<T> toList() {
        return stream().toList();
    }

    private final class PageIterator implements Iterator<T> {
        private final Set<String> visited = new HashSet<>();
        private Page<T> page;
        private Iterator<T> items;

        PageIterator(Page<T> first) {
            page = first;
            items = first.items().iterator();
        }

        @Override
        public boolean hasNext() {
            while (!items.hasNext()) {
                @Nullable String next = page.links().get(NEXT);
                if (next == null) {
                    return false;
                }
                if (!visited.add(next)) {
                    throw SlipwayException.withoutAnswer(
                            Kind.PROTOCOL, "The server's pages go round in a circle: " + next, null);
                }
                page = api.follow(next, pageType);
                items = page.items().iterator();
            }
            return true;
        }

        @Override
        public T next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            return items.next();
        }
    }
}
