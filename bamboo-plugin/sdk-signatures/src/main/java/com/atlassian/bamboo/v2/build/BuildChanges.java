package com.atlassian.bamboo.v2.build;

import com.atlassian.bamboo.commit.CommitContext;
import java.util.List;

public interface BuildChanges {
    List<CommitContext> getChanges(long repositoryId);
}
