package jetbrains.buildServer.serverSide;

import java.util.List;
import jetbrains.buildServer.BuildProblemData;
import jetbrains.buildServer.serverSide.artifacts.BuildArtifacts;
import jetbrains.buildServer.serverSide.artifacts.BuildArtifactsViewMode;
import jetbrains.buildServer.vcs.SVcsModification;
import jetbrains.buildServer.vcs.VcsRootInstanceEntry;

public interface SBuild {
    long getBuildId();

    SBuildType getBuildType();

    List<SVcsModification> getContainingChanges();

    List<VcsRootInstanceEntry> getVcsRootEntries();

    BuildArtifacts getArtifacts(BuildArtifactsViewMode mode);

    void addBuildProblem(BuildProblemData buildProblem);
}
