package dev.slipway.server.steps.packaging;

import java.io.IOException;
import java.util.List;

/** The files of a package, wherever they are read from. */
public interface PackageFiles {
    /** Takes the content of one file. */
    interface Content {
        void take(String path, byte[] content) throws IOException;
    }

    /** The regular files, relative to the root of the package. */
    List<String> paths() throws IOException;

    /** @return whether its owner may run it, as far as is known */
    boolean isExecutable(String path);

    /** Reads these files, one after another, in any order; those that are not there any more are passed over. */
    void read(List<String> paths, Content each) throws IOException;
}
