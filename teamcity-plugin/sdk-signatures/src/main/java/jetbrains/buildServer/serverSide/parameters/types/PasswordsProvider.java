package jetbrains.buildServer.serverSide.parameters.types;

import java.util.Collection;
import jetbrains.buildServer.TeamCityExtension;
import jetbrains.buildServer.serverSide.Parameter;
import jetbrains.buildServer.serverSide.SBuild;

public interface PasswordsProvider extends TeamCityExtension {
    Collection<Parameter> getPasswordParameters(SBuild build);
}
