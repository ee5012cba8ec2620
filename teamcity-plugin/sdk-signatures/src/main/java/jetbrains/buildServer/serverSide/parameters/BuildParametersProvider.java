package jetbrains.buildServer.serverSide.parameters;

import java.util.Collection;
import java.util.Map;
import jetbrains.buildServer.serverSide.SBuild;
import jetbrains.buildServer.serverSide.ServerExtension;

public interface BuildParametersProvider extends ServerExtension {
    Map<String, String> getParameters(SBuild build, boolean emulationMode);

    Collection<String> getParametersAvailableOnAgent(SBuild build);
}
