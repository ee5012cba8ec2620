package com.atlassian.bamboo.variable;

public interface VariableContext extends ImmutableVariableContext {
    void addResultVariable(String key, String value);
}
