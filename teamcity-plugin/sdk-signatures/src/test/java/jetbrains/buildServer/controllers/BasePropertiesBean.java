package jetbrains.buildServer.controllers;

import java.util.HashMap;
import java.util.Map;

public class BasePropertiesBean {
    private final Map<String, String> properties;

    public BasePropertiesBean(Map<String, String> properties) {
        this.properties = new HashMap<>(properties);
    }

    public Map<String, String> getProperties() {
        return properties;
    }
}
