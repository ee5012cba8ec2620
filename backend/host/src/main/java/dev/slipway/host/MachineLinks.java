package dev.slipway.host;

import java.io.IOException;
import java.util.List;
import java.util.Set;

/**
 * Directories that lie side by side, complete and not changed any more, and links that name the one in use. A directory that is complete
 * has a seal, kept beside it: whoever finds the seal knows that the directory is the one that was sealed so. Paths are absolute.
 */
public interface MachineLinks {
    /** A link and what it is to name: a path, absolute or relative to the link's directory; an empty one takes the link away. */
    record Link(String path, String target) {}

    /** Of one look at a machine. The seal is empty when the directory has none, or is not there. */
    record View(String seal, List<LinkPlace> places) {}

    /**
     * @param directory whose seal is wanted; empty for none
     * @param paths of links, made or to be made
     */
    View look(String directory, List<String> paths) throws IOException;

    /**
     * Seals a directory, then points the links one after another. Each is switched by one rename, so that whoever opens a path below
     * it finds the one directory or the other.
     *
     * @param directory empty when nothing is to be sealed
     * @param owner the seal
     * @return whether each switch was one rename; where it was not, somebody may have found no link for a moment
     */
    boolean point(String directory, Ticket owner, List<Link> links) throws IOException;

    /**
     * Makes files of a directory appear in another too, as the same files where the machine allows it, otherwise as copies.
     *
     * @param paths relative to both, each with all that is below it; {@code .} is everything
     * @param isReplacing whether they replace files of the same path
     * @return the paths of the files that were copied
     */
    List<String> carry(String from, String to, List<String> paths, boolean isReplacing) throws IOException;

    /**
     * Everything below a directory that a purge would keep: the fewest paths that hold it all.
     *
     * @param butFor paths that none of these may hold
     */
    List<String> kept(String directory, List<String> keep, Set<String> butFor) throws IOException;

    /** What became of a directory that was to be deleted: it is gone, or there is a reason why not. */
    record Retired(String directory, boolean isGone, String reason) {}

    /**
     * Deletes directories and their seals, but none that a {@code current} beside it or one of the links leads to.
     *
     * @param links which may be anything by now, or nothing
     */
    List<Retired> retire(List<String> directories, List<String> links) throws IOException;
}
