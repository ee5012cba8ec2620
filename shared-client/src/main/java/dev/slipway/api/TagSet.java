package dev.slipway.api;

import static java.util.Objects.requireNonNullElse;

import java.util.List;
import java.util.Map;

/** A set of tags (R9.10). */
@WireRecord
public record TagSet(
        String id,
        String spaceId,
        String name,
        String description,
        int sortOrder,
        List<String> scopes,
        TagSetType type,
        List<Tag> tags,
        Map<String, String> links)
        implements TagSetBuilder.With {
    public TagSet {
        type = requireNonNullElse(type, TagSetType.MULTI_SELECT);
    }
}
