package dev.slipway.host;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * A version of a package, as the files that are in it. A machine makes it of layers: archives that are unpacked one over the other.
 * What it has once made it can make again, and another version from it with one layer more.
 */
public interface PackageTree {
    /** Names the tree by what is in it: 64 hexadecimal digits in lower case. */
    String sha256();

    /** What versions of one package have in common, so that one is made from another: letters, digits, {@code . _ -}. */
    String family();

    /** The layer that makes this tree from one of those that the machine has, or from nothing. */
    Layer layer(List<Known> there) throws IOException;

    /** A tree that a machine can make. */
    record Known(String sha256, int layers) {}

    /**
     * @param base the tree that the layer goes on; none for a layer with all that is in the tree
     * @param removals paths of the base that go away before the archive is unpacked, with all below them
     * @param archive a {@code .tar.gz}
     */
    record Layer(Optional<String> base, List<String> removals, PackageContent archive) {
        public Layer {
            removals = List.copyOf(removals);
            removals.forEach(RelativePath::check);
        }

        public static Layer whole(PackageContent archive) {
            return new Layer(Optional.empty(), List.of(), archive);
        }
    }

    /** A package of which no other version is known. */
    static PackageTree single(String family, PackageContent archive) {
        return new PackageTree() {
            @Override
            public String sha256() {
                return archive.sha256();
            }

            @Override
            public String family() {
                return family;
            }

            @Override
            public Layer layer(List<Known> there) {
                return Layer.whole(archive);
            }
        };
    }
}
