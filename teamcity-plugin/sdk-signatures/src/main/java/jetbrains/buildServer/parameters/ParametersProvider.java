package jetbrains.buildServer.parameters;

import java.util.Map;

public interface ParametersProvider {
    String get(String key);

    Map<String, String> getAll();
}
