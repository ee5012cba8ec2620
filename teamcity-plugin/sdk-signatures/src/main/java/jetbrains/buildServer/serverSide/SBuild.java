package jetbrains.buildServer.serverSide;

import java.util.List;
import jetbrains.buildServer.BuildProblemData;
import jetbrains.buildServer.parameters.ParametersProvider;
import jetbrains.buildServer.vcs.SVcsModification;
import jetbrains.buildServer.vcs.VcsRootInstanceEntry;

public interface SBuild {
    long getBuildId();

    SBuildType getBuildType();

    ParametersProvider getParametersProvider();

    List<SVcsModification> getContainingChanges();

    List<VcsRootInstanceEntry> getVcsRootEntries();

    void addBuildProblem(BuildProblemData buildProblem);
}
