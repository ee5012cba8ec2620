package dev.slipway.server.portal;

import dev.slipway.api.Space;
import java.util.List;

/**
 * What surrounds the content of every page: where one is, who one is, where one can go.
 *
 * @param space the one that the page is about
 * @param spaces all that the user may choose from
 * @param user the name to show
 * @param csrf the token that every form echoes
 */
public record Frame(
        String title, Section section, Space space, List<Space> spaces, String user, String csrf, Assets assets) {

    /** The address of a page of the space, such as {@code url("tasks", task.id())}. */
    public String url(String... segments) {
        return Addresses.in(space.id(), segments);
    }

    public String sectionUrl(Section wanted) {
        return wanted.path().isEmpty() ? url() : url(wanted.path().split("/"));
    }
}
