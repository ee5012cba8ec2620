package com.atlassian.bamboo.v2.build;

import com.atlassian.bamboo.variable.VariableContext;

public interface CommonContext {
    VariableContext getVariableContext();
}
