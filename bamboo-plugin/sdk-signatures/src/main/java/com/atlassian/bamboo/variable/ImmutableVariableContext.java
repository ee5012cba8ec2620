package com.atlassian.bamboo.variable;

import java.io.Serializable;
import java.util.Map;

public interface ImmutableVariableContext extends Serializable {
    Map<String, VariableDefinitionContext> getEffectiveVariables();
}
