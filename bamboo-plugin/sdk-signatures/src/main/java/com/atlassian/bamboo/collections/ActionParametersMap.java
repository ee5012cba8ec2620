package com.atlassian.bamboo.collections;

import java.util.Map;

public interface ActionParametersMap extends Map<String, Object> {
    String getString(String key);

    boolean getBoolean(String key);
}
