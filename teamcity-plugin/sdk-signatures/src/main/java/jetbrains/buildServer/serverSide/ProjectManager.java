package jetbrains.buildServer.serverSide;

public interface ProjectManager {
    SProject findProjectByExternalId(String externalId);

    SBuildType findBuildTypeByExternalId(String externalId);

    BuildTypeTemplate findBuildTypeTemplateByExternalId(String externalId);
}
