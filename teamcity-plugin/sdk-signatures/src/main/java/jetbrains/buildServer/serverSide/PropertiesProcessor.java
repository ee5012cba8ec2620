package jetbrains.buildServer.serverSide;

import java.util.Collection;
import java.util.Map;

public interface PropertiesProcessor {
    Collection<InvalidProperty> process(Map<String, String> properties);
}
