package dev.slipway.server.steps.packaging;

import dev.slipway.server.engine.ActionFailed;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** A directory of a machine that came from a variable, checked. */
public record AbsoluteDirectory(String path) {
    /**
     * @param property where the text is from, for the message
     * @throws ActionFailed unless it is an absolute path that means what it says
     */
    public static AbsoluteDirectory parse(String property, String written) throws ActionFailed {
        String path = written.strip();
        if (path.chars().anyMatch(Character::isISOControl)) {
            throw new ActionFailed(property + " has a line break or another control character in it.");
        }
        if (!path.startsWith("/")) {
            throw new ActionFailed(property + " is '" + path + "', but must be an absolute path.");
        }
        if (path.contains("#{")) {
            throw new ActionFailed(property + " is '" + path + "': there is no variable for a part of it.");
        }
        List<String> segments = Arrays.stream(path.split("/"))
                .filter(segment -> !segment.isEmpty() && !segment.equals("."))
                .toList();
        if (segments.contains("..")) {
            throw new ActionFailed(property + " is '" + path + "', but may not have '..' in it.");
        }
        return new AbsoluteDirectory(segments.stream().collect(Collectors.joining("/", "/", "")));
    }

    /** Whether this is that directory or lies below it. */
    public boolean isIn(String directory) {
        return path.equals(directory) || path.startsWith(directory.endsWith("/") ? directory : directory + "/");
    }
}
