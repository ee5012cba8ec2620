package dev.slipway.server.archive;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The paths of an archive seen so far. Nothing that it lets pass leaves the folder of the archive, writes through a link, or
 * takes the place of another entry.
 */
final class EntryTree {
    private static final int MAX_PATH = 4096;
    private static final int MAX_NAME = 255;
    private static final int MAX_DEPTH = 128;
    private static final int CHARACTERS_PER_ENTRY = 256;
    private static final Pattern DRIVE = Pattern.compile("^[A-Za-z]:.*");
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

    private final Map<String, EntryKind> seen = new HashMap<>();
    private final boolean caseMatters;
    private long charactersLeft;

    EntryTree(ArchiveLimits limits) {
        caseMatters = limits.caseMatters();
        charactersLeft = (long) limits.entries() * CHARACTERS_PER_ENTRY;
    }

    /** The path in its plain form: no empty names, no {@code .}; empty for the folder of the archive itself. */
    static String normalized(String name) throws BadArchive {
        checkCharacters(name, name, "name");
        if (name.startsWith("/")) {
            throw new BadArchive(name, "has an absolute path");
        }
        if (name.length() > MAX_PATH) {
            throw new BadArchive(name, "has a path of more than " + MAX_PATH + " characters");
        }
        List<String> names = new ArrayList<>();
        for (String part : name.split("/")) {
            if (part.equals("..")) {
                throw new BadArchive(name, "leads out of its folder");
            }
            if (part.length() > MAX_NAME) {
                throw new BadArchive(name, "has a name of more than " + MAX_NAME + " characters");
            }
            if (!part.isEmpty() && !part.equals(".")) {
                names.add(part);
            }
        }
        if (names.size() > MAX_DEPTH) {
            throw new BadArchive(name, "lies more than " + MAX_DEPTH + " folders deep");
        }
        return String.join("/", names);
    }

    /** Takes an entry in, or refuses it. */
    void add(ArchiveEntry entry) throws BadArchive {
        addParents(entry.path());
        switch (entry.kind()) {
            case SYMBOLIC_LINK -> checkSymbolicLink(entry);
            case HARD_LINK -> checkHardLink(entry);
            case FILE, DIRECTORY -> {}
        }
        EntryKind before = put(entry.path(), entry.kind());
        boolean sameFolder = before == EntryKind.DIRECTORY && entry.kind() == EntryKind.DIRECTORY;
        if (before != null && !sameFolder) {
            throw new BadArchive(
                    entry.path(),
                    caseMatters
                            ? "is there twice"
                            : "is there twice, perhaps with upper case in one and lower in another");
        }
    }

    private void addParents(String path) throws BadArchive {
        for (int slash = path.lastIndexOf('/'); slash > 0; slash = path.lastIndexOf('/', slash - 1)) {
            String parent = path.substring(0, slash);
            EntryKind kind = seen.get(key(parent));
            if (kind == EntryKind.DIRECTORY) {
                return;
            }
            if (kind != null) {
                throw new BadArchive(path, "lies below '" + BadArchive.shown(parent) + "', which is no folder");
            }
            put(parent, EntryKind.DIRECTORY);
        }
    }

    private @Nullable EntryKind put(String path, EntryKind kind) throws BadArchive {
        charactersLeft -= path.length();
        if (charactersLeft < 0) {
            throw new BadArchive("has names that are too long altogether");
        }
        return seen.put(key(path), kind);
    }

    /**
     * A target may climb only at its start. Then it says truly where it leads, for no entry lies below a link; after a name, which
     * may be a link itself, a {@code ..} could lead anywhere.
     */
    private static void checkSymbolicLink(ArchiveEntry link) throws BadArchive {
        String target = link.linkTarget();
        checkCharacters(link.path(), target, "link target");
        if (target.isEmpty() || target.length() > MAX_PATH) {
            throw new BadArchive(link.path(), "is a link with a target of " + target.length() + " characters");
        }
        long foldersAbove = link.path().chars().filter(c -> c == '/').count();
        boolean climbing = true;
        for (String part : target.split("/")) {
            boolean up = part.equals("..");
            if (up && !climbing) {
                throw new BadArchive(link.path(), "is a link with '..' after a name, to " + BadArchive.shown(target));
            }
            foldersAbove -= up ? 1 : 0;
            if (target.startsWith("/") || foldersAbove < 0) {
                throw new BadArchive(
                        link.path(), "is a link that leads out of the archive, to " + BadArchive.shown(target));
            }
            climbing = climbing && (up || part.equals(".") || part.isEmpty());
        }
    }

    private void checkHardLink(ArchiveEntry link) throws BadArchive {
        EntryKind target = seen.get(key(link.linkTarget()));
        if (target != EntryKind.FILE && target != EntryKind.HARD_LINK) {
            throw new BadArchive(
                    link.path(),
                    "is a hard link to '" + BadArchive.shown(link.linkTarget())
                            + "', which is no earlier file of the archive");
        }
    }

    private static void checkCharacters(String entry, String text, String what) throws BadArchive {
        if (CONTROL.matcher(text).find()) {
            throw new BadArchive(entry, "has a control character in its " + what);
        }
        if (text.indexOf('\\') >= 0) {
            throw new BadArchive(entry, "has a backslash in its " + what);
        }
        if (DRIVE.matcher(text).matches()) {
            throw new BadArchive(entry, "has a drive letter in its " + what);
        }
    }

    private String key(String path) {
        return caseMatters ? path : path.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    }
}
