package dev.slipway.client;

import dev.slipway.api.VariableSet;

/** The variable sets of projects, library sets and releases. */
public final class Variables {
    private final Api api;
    private final ApiPath path;

    Variables(Api api, ApiPath space) {
        this.api = api;
        this.path = space.slash("variables");
    }

    /** By the id that a project, library set or release names it by. */
    public VariableSet get(String variableSetId) {
        return api.get(path.slash(variableSetId), VariableSet.class);
    }

    /** Replaces all variables of the set; conflicts when somebody saved it since it was read. */
    public VariableSet modify(VariableSet variables) {
        return api.put(path.slash(variables.id()), Api.json(variables), VariableSet.class);
    }
}
