package dev.slipway.server.variable;

import static dev.slipway.server.problem.Checks.quote;

import dev.slipway.api.PropertyValue;
import dev.slipway.api.SensitiveValue;
import dev.slipway.api.TemplateParameter;
import dev.slipway.server.persistence.Names;
import dev.slipway.server.problem.Checks;
import dev.slipway.server.security.SecretFields;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The templates of a library set, each of which tenants give a value of their own (R6.18). */
final class Templates {
    static final int MOST_TEMPLATES = 1_000;

    private Templates() {}

    /** The templates with ids; their sensitive default values are still there. */
    static List<TemplateParameter> checked(List<TemplateParameter> drafts) {
        var checks = new Checks()
                .that(
                        drafts.size() <= MOST_TEMPLATES,
                        "Templates",
                        "Templates has " + drafts.size() + " elements; at most " + MOST_TEMPLATES + " fit");
        var names = new HashSet<String>();
        var ids = new HashSet<String>();
        for (TemplateParameter draft : drafts) {
            checks.name("Templates.Name", draft.name());
            checks.that(
                    names.add(Names.key(draft.name())),
                    "Templates",
                    "There is more than one template called '"
                            + quote(draft.name().strip()) + "'");
            checks.that(
                    draft.id().isBlank() || ids.add(draft.id()),
                    "Templates",
                    "There is more than one template with the id '" + quote(draft.id()) + "'");
        }
        checks.orThrow();
        return drafts.stream()
                .map(draft -> draft.withName(draft.name().strip())
                        .withId(draft.id().isBlank() ? UUID.randomUUID().toString() : draft.id()))
                .toList();
    }

    /** The sensitive default values that a client sent, by template id. */
    static Map<String, SensitiveValue> sent(List<TemplateParameter> templates) {
        var sent = new LinkedHashMap<String, SensitiveValue>();
        for (TemplateParameter template : templates) {
            if (template.defaultValue() instanceof PropertyValue.Secret secret) {
                sent.put(template.id(), secret.value());
            }
        }
        return sent;
    }

    /** The templates as they are stored and shown. */
    static List<TemplateParameter> without(List<TemplateParameter> templates, SecretFields kept) {
        return templates.stream()
                .map(template -> template.defaultValue() instanceof PropertyValue.Secret
                        ? template.withDefaultValue(new PropertyValue.Secret(kept.shown(template.id())))
                        : template)
                .toList();
    }
}
