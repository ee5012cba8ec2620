package dev.slipway.bamboo.form;

import com.atlassian.bamboo.collections.ActionParametersMap;
import com.atlassian.bamboo.crypto.instance.SecretEncryptionService;
import com.atlassian.bamboo.task.AbstractTaskConfigurator;
import com.atlassian.bamboo.task.TaskDefinition;
import com.atlassian.bamboo.utils.error.ErrorCollection;
import com.atlassian.bandana.BandanaManager;
import dev.slipway.bamboo.HtmlText;
import dev.slipway.bamboo.server.ConnectionProvider;
import dev.slipway.bamboo.server.ServerStore;
import dev.slipway.bamboo.server.SlipwayServer;
import dev.slipway.bamboo.task.TaskInputs;
import dev.slipway.ci.CiOperation;
import dev.slipway.ci.Field;
import dev.slipway.ci.FieldKind;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The form of one operation's task; the catalogue of {@code dev.slipway.ci} says what is in it. */
abstract class OperationConfigurator extends AbstractTaskConfigurator {
    private final CiOperation operation;
    private final ServerStore servers;
    private final ChoiceTicket ticket;

    OperationConfigurator(CiOperation operation, BandanaManager bandana, SecretEncryptionService encryption) {
        this.operation = operation;
        this.servers = new ServerStore(bandana);
        this.ticket = new ChoiceTicket(encryption, InstantSource.system());
    }

    @Override
    public void populateContextForCreate(Map<String, Object> context) {
        super.populateContextForCreate(context);
        populate(context, Map.of());
    }

    @Override
    public void populateContextForEdit(Map<String, Object> context, TaskDefinition task) {
        super.populateContextForEdit(context, task);
        populate(context, task.getConfiguration());
    }

    private void populate(Map<String, Object> context, Map<String, String> configuration) {
        context.put("slipwayOperation", operation.key());
        context.put("slipwaySections", FormModel.sections(operation));
        context.put("slipwayNeedsServer", needsServer());
        String server = configuration.getOrDefault(ConnectionProvider.SERVER, "");
        context.put("slipwayServers", serverNames(server));
        context.put("slipwayTicket", ticket.issue());
        context.put(FormModel.control(ConnectionProvider.SERVER), server);
        for (Field field : operation.fields()) {
            String standard = isClosed(field) ? field.standard() : "";
            context.put(FormModel.control(field.name()), configuration.getOrDefault(field.name(), standard));
        }
    }

    /** Also the one that is set though it is gone, or the form would silently show another one. */
    private List<String> serverNames(String configured) {
        Stream<String> gone =
                configured.isEmpty() || servers.find(configured).isPresent() ? Stream.of() : Stream.of(configured);
        return Stream.concat(servers.all().stream().map(SlipwayServer::name), gone)
                .toList();
    }

    /** Without what was left empty, so that the Specs that Bamboo exports have no empty values. */
    @Override
    public Map<String, String> generateTaskConfigMap(ActionParametersMap typed, @Nullable TaskDefinition former) {
        Map<String, String> configuration = super.generateTaskConfigMap(typed, former);
        configuration.putAll(texts(typed));
        return configuration;
    }

    @Override
    public void validate(ActionParametersMap typed, ErrorCollection errors) {
        super.validate(typed, errors);
        Map<String, String> texts = texts(typed);
        operation
                .problems(TaskInputs.ofForm(operation, texts))
                .forEach(problem ->
                        errors.addError(FormModel.control(problem.field()), HtmlText.escaped(problem.message())));
        String server = texts.getOrDefault(ConnectionProvider.SERVER, "");
        if (needsServer() && servers.find(server).isEmpty()) {
            errors.addError(
                    FormModel.control(ConnectionProvider.SERVER),
                    server.isEmpty()
                            ? "No Slipway server is set up yet: ask an administrator of Bamboo to do so"
                            : "There is no Slipway server '" + HtmlText.escaped(server) + "'");
        }
    }

    private Map<String, String> texts(ActionParametersMap typed) {
        var texts = new LinkedHashMap<String, String>();
        if (needsServer()) {
            put(texts, ConnectionProvider.SERVER, typed.getString(FormModel.control(ConnectionProvider.SERVER)));
        }
        for (Field field : operation.fields()) {
            String control = FormModel.control(field.name());
            if (field.kind() == FieldKind.FLAG) {
                // A browser sends nothing for a box that is not ticked.
                texts.put(field.name(), String.valueOf(typed.getBoolean(control)));
            } else {
                put(texts, field.name(), typed.getString(control));
            }
        }
        return texts;
    }

    private static void put(Map<String, String> texts, String field, @Nullable String typed) {
        if (typed != null && !typed.isBlank()) {
            texts.put(field, String.join("\n", List.of(typed.strip().split("\\R"))));
        }
    }

    /** A control of these kinds always has a value, so an empty one has to show what it means. */
    private static boolean isClosed(Field field) {
        return field.kind() == FieldKind.FLAG || field.kind() == FieldKind.CHOICE;
    }

    private boolean needsServer() {
        return operation != CiOperation.PACK;
    }
}
