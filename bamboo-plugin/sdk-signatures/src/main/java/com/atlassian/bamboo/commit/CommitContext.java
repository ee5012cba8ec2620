package com.atlassian.bamboo.commit;

public interface CommitContext {
    String getChangeSetId();

    String getComment();
}
