package dev.slipway.jenkins.build;

import dev.slipway.ci.CiFailure;
import dev.slipway.ci.CiOperation;
import dev.slipway.ci.Inputs;
import dev.slipway.ci.OperationRequest;
import dev.slipway.jenkins.server.ServerChoice;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * An operation with what a job gave it. No record, and of plain collections only: Jenkins stores it with a running pipeline by
 * a serialization of its own, which knows neither records nor the JDK's immutable collections.
 */
public final class OperationCall implements Serializable {
    private static final long serialVersionUID = 1L;

    private final CiOperation operation;
    private final LinkedHashMap<String, Object> values;
    private final String server;
    private final String credentialsId;

    /** @param values texts, flags, lists and maps, by the names of the operation's fields */
    public OperationCall(CiOperation operation, Map<String, Object> values, String server, String credentialsId) {
        this.operation = operation;
        this.values = new LinkedHashMap<>(values);
        this.server = server;
        this.credentialsId = credentialsId;
    }

    public CiOperation operation() {
        return operation;
    }

    /** @throws CiFailure naming all that is wrong with what was given */
    public OperationRequest request() {
        return operation.read(Inputs.of(values));
    }

    /** The space is the request's own matter, so the surroundings decide only that of the connection. */
    public ServerChoice choice(Map<String, String> environment) {
        return new ServerChoice(server, credentialsId, "").within(environment);
    }

    /** Independent of its surroundings from now on. */
    public OperationCall settled(Map<String, String> environment) {
        ServerChoice here = choice(environment);
        var settled = new LinkedHashMap<>(values);
        if (!here.space().isEmpty()) {
            settled.putIfAbsent("space", here.space());
        }
        return new OperationCall(operation, settled, here.server(), here.credentialsId());
    }

    /** With the variables of a job put in; scripts do that by themselves. */
    public OperationCall with(UnaryOperator<String> expansion) {
        var expanded = new LinkedHashMap<String, Object>();
        values.forEach((name, value) -> expanded.put(name, expanded(value, expansion)));
        return new OperationCall(operation, expanded, expansion.apply(server), expansion.apply(credentialsId));
    }

    private static Object expanded(Object value, UnaryOperator<String> expansion) {
        if (value instanceof String text) {
            return expansion.apply(text);
        }
        if (value instanceof Collection<?> several) {
            return new ArrayList<>(several.stream()
                    .map(one -> expansion.apply(String.valueOf(one)))
                    .toList());
        }
        if (value instanceof Map<?, ?> named) {
            var texts = new LinkedHashMap<String, String>();
            named.forEach((name, one) ->
                    texts.put(expansion.apply(String.valueOf(name)), expansion.apply(String.valueOf(one))));
            return texts;
        }
        return value;
    }
}
