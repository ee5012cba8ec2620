package dev.slipway.server.steps.packaging;

import dev.slipway.host.PackageTree;
import dev.slipway.server.deployment.PinnedPackage;
import dev.slipway.server.persistence.Names;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** A version of a package for machines, made from whichever other version differs least. */
final class VersionTree implements PackageTree {
    /** Each is unpacked at every deployment, so they must not become many. */
    private static final int MOST_LAYERS = 8;

    private static final int LONGEST_FAMILY = 100;

    private final DerivedArchives archives;
    private final PinnedPackage pinned;
    private final String id;

    VersionTree(DerivedArchives archives, PinnedPackage pinned, String id) {
        this.archives = archives;
        this.pinned = pinned;
        this.id = id;
    }

    @Override
    public String sha256() {
        return id;
    }

    /** Two packages that share a family by chance are only no good as a base for each other. */
    @Override
    public String family() {
        String name = Names.key(pinned.packageId()).replaceAll("[^a-z0-9._-]", "_");
        return "_" + name.substring(0, Math.min(name.length(), LONGEST_FAMILY));
    }

    private record Candidate(String base, FileTree.Difference difference) {}

    @Override
    public Layer layer(List<Known> there) throws IOException {
        Optional<FileTree> own = archives.tree(id);
        Optional<Candidate> best = own.isEmpty() ? Optional.empty() : closest(own.get(), there);
        if (best.isEmpty()) {
            return Layer.whole(archives.whole(pinned));
        }
        String base = best.get().base();
        FileTree.Difference difference = best.get().difference();
        return new Layer(Optional.of(base), difference.removals(), archives.part(pinned, base, difference.wanted()));
    }

    /** Unless it differs in more than half of the bytes: then the whole costs little more, and machines need not keep the other one. */
    private Optional<Candidate> closest(FileTree own, List<Known> there) throws IOException {
        Optional<Candidate> best = Optional.empty();
        long least = own.bytes() / 2;
        for (Known known : there) {
            Optional<FileTree> base = known.layers() < MOST_LAYERS ? archives.tree(known.sha256()) : Optional.empty();
            if (base.isPresent()) {
                FileTree.Difference difference = own.over(base.get());
                if (difference.bytes() < least || (best.isEmpty() && difference.bytes() == least)) {
                    least = difference.bytes();
                    best = Optional.of(new Candidate(known.sha256(), difference));
                }
            }
        }
        return best;
    }
}
