package com.atlassian.bamboo.v2.build;

import java.util.Map;

public interface CurrentBuildResult {
    Map<String, String> getCustomBuildData();
}
