package dev.slipway.server.http;

import dev.slipway.server.persistence.SpaceId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Builds the links of a resource, in order. They are part of the contract: clients follow them. */
public final class Links {
    private final String base;
    private final Map<String, String> links = new LinkedHashMap<>();

    private Links(String base) {
        this.base = base;
    }

    /** @param self the resource's own address */
    public static Links self(String self) {
        return new Links(self).to("Self", self);
    }

    /** The address of something in a space, such as {@code in(space, "projects", id)}. */
    public static String in(SpaceId space, String... segments) {
        return in(space.value(), segments);
    }

    public static String in(String spaceId, String... segments) {
        return "/api/" + spaceId + "/" + String.join("/", segments);
    }

    public Links to(String name, String address) {
        links.put(name, address);
        return this;
    }

    /** A link whose address goes on from the resource's own, such as {@code below("Channels", "/channels{/id}")}. */
    public Links below(String name, String rest) {
        return to(name, base + rest);
    }

    public Map<String, String> map() {
        return Collections.unmodifiableMap(links);
    }
}
