package dev.slipway.server.variable;

import static dev.slipway.server.problem.Checks.quote;

import dev.slipway.api.Variable;
import dev.slipway.api.VariableType;
import dev.slipway.server.problem.Checks;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** What variables must be to be stored, and the form in which they are (R6.1 to R6.3, R6.16). */
final class VariableRules {
    static final int MOST_VARIABLES = 10_000;
    static final int LONGEST_NAME = 1_000;
    /** In characters: certificates and configuration files are values. */
    static final int LONGEST_VALUE = 2_000_000;

    /** A library set does not know the steps and channels of the projects that include it (R6.2). */
    private static final Set<ScopeField> NOT_IN_LIBRARY =
            EnumSet.of(ScopeField.ACTION, ScopeField.CHANNEL, ScopeField.PROCESS_OWNER);

    /** The pool is chosen before there is a target (R2.30). */
    private static final Set<ScopeField> FOR_WORKER_POOLS =
            EnumSet.of(ScopeField.ENVIRONMENT, ScopeField.PROCESS_OWNER, ScopeField.ACTION, ScopeField.CHANNEL);

    private final Checks checks = new Checks();
    private final Set<String> ids = new HashSet<>();
    private final VariableOwner owner;
    private final ScopeCatalog catalog;

    private VariableRules(VariableOwner owner, ScopeCatalog catalog) {
        this.owner = owner;
        this.catalog = catalog;
    }

    /**
     * The variables as they are stored, apart from their sensitive values, which are still there.
     *
     * @param catalog what they may be scoped to
     */
    static List<Variable> checked(List<Variable> drafts, VariableOwner owner, ScopeCatalog catalog) {
        new Checks()
                .that(
                        drafts.size() <= MOST_VARIABLES,
                        "Variables",
                        "Variables has " + drafts.size() + " elements; at most " + MOST_VARIABLES + " fit")
                .orThrow();
        var rules = new VariableRules(owner, catalog);
        List<Variable> checked = drafts.stream().map(rules::checked).toList();
        rules.checks.orThrow();
        return checked;
    }

    private Variable checked(Variable draft) {
        String name = draft.name().strip();
        String words = "The variable '" + quote(name) + "'";
        checks.that(!name.isEmpty(), "Name", "Every variable must have a Name; one has none");
        checks.that(
                name.length() <= LONGEST_NAME,
                "Name",
                words + " has a name longer than " + LONGEST_NAME + " characters");
        checks.that(
                draft.value() == null || draft.value().length() <= LONGEST_VALUE,
                "Value",
                words + " has a value longer than " + LONGEST_VALUE + " characters");
        String id = draft.id().strip();
        checks.that(
                id.length() <= 100 && id.chars().noneMatch(Character::isISOControl),
                "Id",
                words + " has an Id longer than 100 characters; leave it empty to be given one");
        checks.that(
                id.isEmpty() || ids.add(id),
                "Id",
                words + " has the Id '" + quote(id) + "' of another one; leave it empty to be given one");
        if (draft.prompt() != null) {
            PromptRules.check(checks, words, draft.prompt());
        }
        VariableType type =
                draft.type() == VariableType.STRING && draft.isSensitive() ? VariableType.SENSITIVE : draft.type();
        return draft.withId(id.isEmpty() ? UUID.randomUUID().toString() : id)
                .withName(name)
                .withType(type)
                .withIsSensitive(type == VariableType.SENSITIVE)
                .withIsEditable(true)
                .withScope(scope(words, draft.scope(), type));
    }

    private Map<String, List<String>> scope(String words, Map<String, List<String>> sent, VariableType type) {
        var scope = new EnumMap<ScopeField, Set<String>>(ScopeField.class);
        sent.forEach((name, values) -> {
            if (!values.isEmpty()) {
                ScopeField.of(name)
                        .filter(field -> isSettable(field, type))
                        .ifPresentOrElse(
                                field -> scope.computeIfAbsent(field, none -> new LinkedHashSet<>())
                                        .addAll(values),
                                () -> checks.that(
                                        false,
                                        "Scope",
                                        words + " has a Scope in '" + quote(name) + "'; here it can be "
                                                + settable(type)));
            }
        });
        var stored = new LinkedHashMap<String, List<String>>();
        scope.forEach((field, values) -> {
            values.forEach(value -> checks.that(
                    catalog.knows(field, value),
                    "Scope",
                    words + " has a Scope in " + field.wireName() + " '" + quote(value) + "', which does not exist"));
            stored.put(field.wireName(), List.copyOf(values));
        });
        return Collections.unmodifiableMap(stored);
    }

    private boolean isSettable(ScopeField field, VariableType type) {
        return field != ScopeField.TENANT
                && !(owner == VariableOwner.LIBRARY && NOT_IN_LIBRARY.contains(field))
                && !(type == VariableType.WORKER_POOL && !FOR_WORKER_POOLS.contains(field));
    }

    private String settable(VariableType type) {
        List<String> names = EnumSet.allOf(ScopeField.class).stream()
                .filter(field -> isSettable(field, type))
                .map(ScopeField::wireName)
                .toList();
        return String.join(", ", names);
    }
}
