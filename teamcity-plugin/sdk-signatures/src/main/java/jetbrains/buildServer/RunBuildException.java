package jetbrains.buildServer;

public class RunBuildException extends Exception {
    private static final long serialVersionUID = 1L;

    public RunBuildException(String message) {
        throw new UnsupportedOperationException("signature");
    }

    public RunBuildException(String message, Throwable cause) {
        throw new UnsupportedOperationException("signature");
    }
}
