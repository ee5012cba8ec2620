package com.atlassian.bamboo.variable;

import java.util.Map;

public interface CustomVariableContext {
    Map<String, VariableDefinitionContext> getVariableContexts();

    String substituteString(String string);
}
