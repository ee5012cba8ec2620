package jetbrains.buildServer.serverSide.parameters;

import java.util.Collection;
import java.util.Map;
import jetbrains.buildServer.TeamCityExtension;
import jetbrains.buildServer.serverSide.SBuild;

public interface BuildParametersProvider extends TeamCityExtension {
    Map<String, String> getParameters(SBuild build, boolean emulationMode);

    Collection<String> getParametersAvailableOnAgent(SBuild build);
}
