package jetbrains.buildServer;

public class BuildProblemData {
    protected BuildProblemData() {
        throw new UnsupportedOperationException("signature");
    }

    public static BuildProblemData createBuildProblem(String identity, String type, String description) {
        throw new UnsupportedOperationException("signature");
    }
}
