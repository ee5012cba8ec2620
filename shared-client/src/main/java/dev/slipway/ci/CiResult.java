package dev.slipway.ci;

import java.io.Serializable;
import java.util.List;
import java.util.Map;

/** What an operation did. Can be sent from an agent. */
public interface CiResult extends Serializable {
    /**
     * For scripts: texts, numbers, flags, lists and maps of such, under names in camelCase that stay the
     * same. Can be serialized.
     */
    Map<String, Object> values();

    /** For later steps of a build: texts under names such as {@code slipway.release.version} that stay the same. */
    Map<String, String> outputs();

    /** For people, the most important first. */
    List<Link> links();
}
