package dev.slipway.server.project;

import static java.util.Objects.requireNonNullElse;

import dev.slipway.api.Project;
import dev.slipway.api.ReleaseCreationStrategy;
import dev.slipway.api.TemplateParameter;
import dev.slipway.api.VersioningStrategy;
import dev.slipway.server.persistence.Names;
import dev.slipway.server.problem.Checks;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a project must be like by itself, before it is stored (R4.1); whether what it points to exists is not known here. */
final class ProjectRules {
    static final VersioningStrategy NEXT_PATCH = new VersioningStrategy(
            "#{Octopus.Version.LastMajor}.#{Octopus.Version.LastMinor}.#{Octopus.Version.NextPatch}", null, null);

    private static final ReleaseCreationStrategy NO_RELEASE_CREATION = new ReleaseCreationStrategy(null, null, null);
    private static final int LONGEST_NOTES = 100_000;

    private ProjectRules() {}

    /**
     * The draft with blanks around names left out and defaults put in.
     *
     * @param before what the project is now, whose values stay where clients do not know the property
     */
    static Project checked(Project draft, Optional<Project> before) {
        var checks = new Checks();
        checks.name("Name", draft.name())
                .that(
                        !draft.projectGroupId().isBlank(),
                        "ProjectGroupId",
                        "ProjectGroupId is missing; it must name a project group of the space")
                .that(
                        !draft.lifecycleId().isBlank(),
                        "LifecycleId",
                        "LifecycleId is missing; it must name a lifecycle of the space")
                .that(
                        !draft.persistenceSettings().isVersionControlled() && !draft.isVersionControlled(),
                        "PersistenceSettings",
                        "'" + Checks.quote(draft.persistenceSettings().type())
                                + "' is not supported here; projects are kept in the database, type Database");
        checkNotes(checks, "ReleaseNotesTemplate", draft.releaseNotesTemplate());
        checkNotes(checks, "DeploymentChangesTemplate", draft.deploymentChangesTemplate());
        List<TemplateParameter> templates = templates(checks, draft.templates());
        checks.orThrow();
        return draft.withName(draft.name().strip())
                .withTemplates(templates)
                .withIncludedLibraryVariableSetIds(draft.includedLibraryVariableSetIds().stream()
                        .distinct()
                        .toList())
                .withVersioningStrategy(versioning(
                        draft.versioningStrategy(),
                        before.map(Project::versioningStrategy).orElse(NEXT_PATCH)))
                .withReleaseCreationStrategy(requireNonNullElse(
                        draft.releaseCreationStrategy(),
                        before.map(Project::releaseCreationStrategy).orElse(NO_RELEASE_CREATION)))
                .withAllowIgnoreChannelRules(requireNonNullElse(
                        draft.allowIgnoreChannelRules(),
                        before.map(Project::allowIgnoreChannelRules).orElse(true)));
    }

    /** A strategy with neither a template nor a donor package says nothing; what was there stays. */
    static VersioningStrategy versioning(@Nullable VersioningStrategy wanted, VersioningStrategy otherwise) {
        return wanted == null || (isBlank(wanted.template()) && wanted.donorPackage() == null) ? otherwise : wanted;
    }

    private static boolean isBlank(@Nullable String text) {
        return text == null || text.isBlank();
    }

    static void checkNotes(Checks checks, String field, @Nullable String text) {
        checks.that(
                text == null || text.length() <= LONGEST_NOTES,
                field,
                "it is longer than " + LONGEST_NOTES + " characters");
    }

    private static List<TemplateParameter> templates(Checks checks, List<TemplateParameter> drafts) {
        var templates = new ArrayList<TemplateParameter>();
        Set<String> names = new HashSet<>();
        for (TemplateParameter draft : drafts) {
            String field = "Templates[" + templates.size() + "].Name";
            checks.name(field, draft.name())
                    .that(
                            draft.name().isBlank() || names.add(Names.key(draft.name())),
                            field,
                            "there is another template called '" + Checks.quote(draft.name()) + "'");
            templates.add(draft.id().isBlank() ? draft.withId(UUID.randomUUID().toString()) : draft);
        }
        return templates;
    }
}
