package jetbrains.buildServer;

public class BuildProblemData {
    private BuildProblemData() {
        throw new UnsupportedOperationException("signature");
    }

    public static BuildProblemData createBuildProblem(String identity, String type, String description) {
        throw new UnsupportedOperationException("signature");
    }
}
