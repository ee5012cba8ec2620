package com.atlassian.bamboo.task;

import com.atlassian.bamboo.build.logger.BuildLogger;
import com.atlassian.bamboo.configuration.ConfigurationMap;
import com.atlassian.bamboo.serialization.WhitelistedSerializable;
import com.atlassian.bamboo.v2.build.CommonContext;
import java.io.File;
import java.util.Map;

public interface CommonTaskContext extends InternalTaskContext {
    CommonContext getCommonContext();

    BuildLogger getBuildLogger();

    File getRootDirectory();

    File getWorkingDirectory();

    ConfigurationMap getConfigurationMap();

    Map<String, String> getRuntimeTaskContext();

    Map<String, WhitelistedSerializable> getRuntimeTaskData();

    boolean doesTaskProduceTestResults();
}
