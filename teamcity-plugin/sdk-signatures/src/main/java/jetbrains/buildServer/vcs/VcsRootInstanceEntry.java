package jetbrains.buildServer.vcs;

public class VcsRootInstanceEntry {
    private VcsRootInstanceEntry() {
        throw new UnsupportedOperationException("signature");
    }

    public String getVcsName() {
        throw new UnsupportedOperationException("signature");
    }
}
