package dev.slipway.server.steps.deploypackage;

import dev.slipway.host.LinkPlace;
import dev.slipway.host.LinkPlace.Kind;
import dev.slipway.host.MachineLinks.Link;
import dev.slipway.host.Ticket;
import dev.slipway.server.engine.ActionFailed;
import dev.slipway.server.engine.ActionRun;
import dev.slipway.server.steps.packaging.AbsoluteDirectory;
import dev.slipway.server.steps.packaging.PathSegment;
import dev.slipway.server.task.TaskInterrupted;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The links that say which version is in use: {@code current} beside the versions, and the custom directory, unless that is a real one.
 */
final class Activation {
    private final ActionRun run;
    private final String current;
    private final Optional<AbsoluteDirectory> custom;
    private final LinkPlace currentBefore;
    private final Optional<LinkPlace> customBefore;
    private boolean hasBegun;

    private Activation(
            ActionRun run,
            String current,
            Optional<AbsoluteDirectory> custom,
            LinkPlace currentBefore,
            Optional<LinkPlace> customBefore) {
        this.run = run;
        this.current = current;
        this.custom = custom;
        this.currentBefore = currentBefore;
        this.customBefore = customBefore;
    }

    /**
     * Finds out, once, what the links lead to before anything is changed.
     *
     * @param parent of the versions
     * @throws ActionFailed when something is in the way
     */
    static Activation begin(ActionRun run, String parent, Optional<AbsoluteDirectory> custom)
            throws ActionFailed, TaskInterrupted, IOException {
        String current = parent + "/" + PathSegment.CURRENT;
        var paths = new ArrayList<>(List.of(current));
        custom.ifPresent(directory -> paths.add(directory.path()));
        String found = run.once(
                "links before", () -> written(run.host().links().look("", paths).places()));
        List<LinkPlace> before = read(found);
        var activation = new Activation(
                run,
                current,
                custom,
                before.get(0),
                custom.isPresent() ? Optional.of(before.get(1)) : Optional.empty());
        activation.requireRoom();
        run.once("links told", activation::tell);
        return activation;
    }

    private static String written(List<LinkPlace> places) {
        return String.join(
                "\n",
                places.stream()
                        .map(place -> place.kind() + " " + place.detail())
                        .toList());
    }

    private static List<LinkPlace> read(String written) {
        return written.lines()
                .map(line -> line.split(" ", 2))
                .map(words -> new LinkPlace(Kind.valueOf(words[0]), words[1]))
                .toList();
    }

    private void requireRoom() throws ActionFailed {
        if (currentBefore.kind() == Kind.DIRECTORY || currentBefore.kind() == Kind.OTHER) {
            throw new ActionFailed(current + " is not a symbolic link, so it cannot be switched to what is deployed."
                    + " Move it away.");
        }
        if (customBefore.filter(place -> place.kind() == Kind.OTHER).isPresent()) {
            throw new ActionFailed(custom.get().path() + " is a file, not a directory.");
        }
    }

    private String tell() {
        if (currentBefore.kind() == Kind.UNLINKABLE) {
            run.info("There can be no " + current + " (" + currentBefore.detail()
                    + "), so nothing is switched on this target: it is not atomic.");
        }
        customBefore
                .filter(place -> isCopied())
                .ifPresent(place -> run.info(custom.get().path()
                        + (place.kind() == Kind.UNLINKABLE
                                ? " cannot be a link (" + place.detail() + ")"
                                : " is a directory of its own, not a link to a version")
                        + ". Its files are replaced one after another, which is not atomic."));
        return "";
    }

    /** Whether the custom directory is one that files are copied into, and not a link. */
    boolean isCopied() {
        return customBefore
                .filter(place -> place.kind() != Kind.FREE && place.kind() != Kind.OURS)
                .isPresent();
    }

    /** The directory that the custom directory is a link to so far. */
    Optional<String> customLeadsTo() {
        return customBefore.filter(place -> place.kind() == Kind.OURS).map(LinkPlace::detail);
    }

    /** Whether everything that is a link leads to a directory already. */
    boolean isAlready(String directory) {
        return leadsTo(currentBefore, directory)
                && customBefore
                        .filter(place -> !isCopied() && !leadsTo(place, directory))
                        .isEmpty();
    }

    private static boolean leadsTo(LinkPlace place, String directory) {
        return place.kind() == Kind.UNLINKABLE
                || place.detail().equals(directory)
                || place.detail().equals(nameOf(directory));
    }

    private static String nameOf(String directory) {
        return directory.substring(directory.lastIndexOf('/') + 1);
    }

    /** Switches to a directory, once; what it is sealed with proves later that it is complete, and the same. */
    void switchTo(String directory, Ticket seal) throws ActionFailed, TaskInterrupted, IOException {
        hasBegun = true;
        run.once("switch", () -> {
            var links = new ArrayList<Link>();
            if (custom.isPresent() && !isCopied()) {
                links.add(new Link(custom.get().path(), directory));
            }
            if (currentBefore.kind() != Kind.UNLINKABLE) {
                links.add(new Link(current, nameOf(directory)));
            }
            boolean isAtomic = run.host().links().point(directory, seal, links);
            for (Link link : links) {
                run.info("Switched " + link.path() + " to " + directory);
            }
            if (!isAtomic) {
                run.info("A rename on this target is not atomic: for a moment there was no such link.");
            }
            return "";
        });
    }

    /** Makes the links lead where they led before, if they were switched; what failed must not be in use. */
    void putBack() {
        if (!hasBegun) {
            return;
        }
        var links = new ArrayList<Link>();
        if (currentBefore.kind() != Kind.UNLINKABLE) {
            links.add(new Link(current, currentBefore.detail()));
        }
        customBefore
                .filter(place -> !isCopied())
                .ifPresent(place -> links.add(new Link(custom.get().path(), place.detail())));
        try {
            run.host().links().point("", run.ticket("put back"), links);
            for (Link link : links) {
                run.info(
                        link.target().isEmpty()
                                ? "Took " + link.path() + " away again"
                                : "Switched " + link.path() + " back to " + link.target());
            }
        } catch (IOException e) {
            run.warn("The links could not be switched back, and may lead to what was not deployed in full: "
                    + e.getMessage());
        }
    }
}
