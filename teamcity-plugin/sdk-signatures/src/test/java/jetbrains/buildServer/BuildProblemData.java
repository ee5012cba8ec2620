package jetbrains.buildServer;

public class BuildProblemData {
    private final String identity;
    private final String type;
    private final String description;

    private BuildProblemData(String identity, String type, String description) {
        this.identity = identity;
        this.type = type;
        this.description = description;
    }

    public static BuildProblemData createBuildProblem(String identity, String type, String description) {
        return new BuildProblemData(identity, type, description);
    }

    @Override
    public String toString() {
        return identity + " | " + type + " | " + description;
    }
}
