package com.atlassian.bamboo.v2.build;

import java.util.Set;

public interface BuildContext extends CommonContext {
    BuildChanges getBuildChanges();

    CurrentBuildResult getBuildResult();

    Set<Long> getRelevantRepositoryIds();
}
