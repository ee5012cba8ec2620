package jetbrains.buildServer.serverSide.artifacts;

import java.io.IOException;
import java.io.InputStream;
import java.util.Collection;

public interface BuildArtifact {
    String getName();

    long getSize();

    InputStream getInputStream() throws IOException;

    Collection<BuildArtifact> getChildren();
}
