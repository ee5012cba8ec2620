package com.atlassian.bamboo.build;

import java.io.Serializable;

public interface LogEntry extends Serializable {
    String getLog();

    String getUnstyledLog();
}
