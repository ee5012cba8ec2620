package dev.slipway.server.tenant;

import dev.slipway.server.persistence.SpaceId;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.Handle;

/** Implemented by features whose documents have tags, which are stored by their canonical names (R9.10). */
public interface TagUsage {
    /** What has a tag, in the reader's words, such as {@code tenant Acme}; asked before tags are deleted. */
    List<String> usesOf(Handle tx, SpaceId space, Predicate<String> isTag);

    /** Replaces the canonical names in all documents of the space; the operator answers what it was given for others. */
    void rename(Handle tx, SpaceId space, UnaryOperator<String> newName);
}
