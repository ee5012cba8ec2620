package jetbrains.buildServer.serverSide.parameters.types;

import java.util.Collection;
import jetbrains.buildServer.serverSide.Parameter;
import jetbrains.buildServer.serverSide.SBuild;
import jetbrains.buildServer.serverSide.ServerExtension;

public interface PasswordsProvider extends ServerExtension {
    Collection<Parameter> getPasswordParameters(SBuild build);
}
