package jetbrains.buildServer.serverSide;

import java.util.Collection;

public interface BuildStartContext {
    SRunningBuild getBuild();

    Collection<? extends SRunnerContext> getRunnerContexts();
}
