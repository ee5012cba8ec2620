package dev.slipway.server.engine;

/**
 * What an action told later ones (R6.22).
 *
 * @param machineName empty when the action ran for no target
 */
record OutputVariable(String actionName, String machineName, String name, String value, boolean isSensitive) {
    @Override
    public String toString() {
        return "Octopus.Action[" + actionName + "].Output." + name;
    }
}
