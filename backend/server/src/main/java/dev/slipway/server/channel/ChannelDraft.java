package dev.slipway.server.channel;

import dev.slipway.api.ActionPackage;
import dev.slipway.api.Channel;
import dev.slipway.api.ChannelRule;
import dev.slipway.api.ChannelType;
import dev.slipway.api.CustomFieldDefinition;
import dev.slipway.api.GitResourceRule;
import dev.slipway.server.persistence.Names;
import dev.slipway.server.problem.Checks;
import dev.slipway.server.version.InvalidVersion;
import dev.slipway.server.version.VersionKind;
import dev.slipway.server.version.VersionRange;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a channel must be like by itself, before it is stored (R4.19, R4.20). */
final class ChannelDraft {
    private static final int MOST_RULES = 100;
    private static final int MOST_CUSTOM_FIELDS = 10;

    private final Checks checks = new Checks();
    private final Set<String> packagesWithRule = new HashSet<>();

    private ChannelDraft() {}

    /** The draft with blanks around its name left out and an id for each new rule. */
    static Channel checked(Channel draft) {
        return new ChannelDraft().check(draft);
    }

    private Channel check(Channel draft) {
        checks.name("Name", draft.name())
                .that(
                        draft.type() == ChannelType.LIFECYCLE,
                        "Type",
                        "EphemeralEnvironment is not supported; it must be Lifecycle")
                .that(
                        draft.rules().size() <= MOST_RULES,
                        "Rules",
                        "There are " + draft.rules().size() + " rules; at most " + MOST_RULES + " are allowed")
                .that(
                        draft.customFieldDefinitions().size() <= MOST_CUSTOM_FIELDS,
                        "CustomFieldDefinitions",
                        "There are " + draft.customFieldDefinitions().size() + " custom fields; at most "
                                + MOST_CUSTOM_FIELDS + " are allowed");
        var rules = new ArrayList<ChannelRule>();
        for (ChannelRule rule :
                draft.rules().subList(0, Math.min(MOST_RULES, draft.rules().size()))) {
            rules.add(rule("Rules[" + rules.size() + "]", rule));
        }
        checkFieldNames(draft.customFieldDefinitions());
        checks.orThrow();
        return draft.withName(draft.name().strip())
                .withLifecycleId(emptyAsNull(draft.lifecycleId()))
                .withRules(rules)
                .withGitResourceRules(draft.gitResourceRules().stream()
                        .map(ChannelDraft::withId)
                        .toList());
    }

    private ChannelRule rule(String field, ChannelRule rule) {
        checkRange(field + ".VersionRange", rule.versionRange());
        checkPattern(field + ".Tag", rule.tag());
        checkPattern(field + ".VersionTagRegex", rule.versionTagRegex());
        for (ActionPackage reference : rule.actionPackages()) {
            checks.that(
                    packagesWithRule.add(
                            Names.key(reference.deploymentAction()) + "\n" + Names.key(reference.packageReference())),
                    field + ".ActionPackages",
                    "the package '" + Checks.quote(reference.packageReference()) + "' of the step '"
                            + Checks.quote(reference.deploymentAction()) + "' is in two rules; it can be in one");
        }
        return rule.id().isBlank() ? rule.withId(UUID.randomUUID().toString()) : rule;
    }

    /** The kind of the packages is not known here, so a range is good when it is one for any kind. */
    private void checkRange(String field, @Nullable String range) {
        if (range == null || range.isBlank() || isRangeOfMaven(range)) {
            return;
        }
        try {
            VersionRange.parse(range, VersionKind.SEMVER);
        } catch (InvalidVersion e) {
            checks.that(false, field, String.valueOf(e.getMessage()));
        }
    }

    /** Maven's versions are the widest kind; every word is one, so at least the beginning must look like a range. */
    private static boolean isRangeOfMaven(String range) {
        try {
            VersionRange.parse(range, VersionKind.MAVEN);
            return "[(0123456789".indexOf(range.strip().charAt(0)) >= 0;
        } catch (InvalidVersion e) {
            return false;
        }
    }

    private void checkPattern(String field, @Nullable String pattern) {
        if (pattern == null || pattern.isBlank()) {
            return;
        }
        try {
            TagPattern.parse(pattern);
        } catch (InvalidTagPattern e) {
            checks.that(false, field, String.valueOf(e.getMessage()));
        }
    }

    private void checkFieldNames(List<CustomFieldDefinition> fields) {
        Set<String> names = new HashSet<>();
        for (CustomFieldDefinition field : fields) {
            checks.name("CustomFieldDefinitions.FieldName", field.fieldName())
                    .that(
                            names.add(Names.key(field.fieldName())),
                            "CustomFieldDefinitions.FieldName",
                            "there are two custom fields called '" + Checks.quote(field.fieldName()) + "'");
        }
    }

    private static @Nullable String emptyAsNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }

    private static GitResourceRule withId(GitResourceRule rule) {
        return rule.id().isBlank() ? rule.withId(UUID.randomUUID().toString()) : rule;
    }
}
