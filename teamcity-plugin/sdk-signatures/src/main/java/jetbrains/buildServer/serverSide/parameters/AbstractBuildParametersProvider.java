package jetbrains.buildServer.serverSide.parameters;

import java.util.Collection;
import java.util.Map;
import jetbrains.buildServer.serverSide.SBuild;

public abstract class AbstractBuildParametersProvider implements BuildParametersProvider {
    @Override
    public Map<String, String> getParameters(SBuild build, boolean emulationMode) {
        throw new UnsupportedOperationException("signature");
    }

    @Override
    public Collection<String> getParametersAvailableOnAgent(SBuild build) {
        throw new UnsupportedOperationException("signature");
    }
}
