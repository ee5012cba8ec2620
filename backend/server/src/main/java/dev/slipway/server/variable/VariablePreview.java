package dev.slipway.server.variable;

import static dev.slipway.server.access.Permission.VARIABLE_VIEW;

import dev.slipway.api.Project;
import dev.slipway.api.ScopeValues;
import dev.slipway.api.Variable;
import dev.slipway.api.VariableExplanation;
import dev.slipway.api.VariableSet;
import dev.slipway.api.VariableSetBuilder;
import dev.slipway.server.access.Actor;
import dev.slipway.server.access.Scope;
import dev.slipway.server.persistence.Database;
import dev.slipway.server.persistence.Names;
import dev.slipway.server.persistence.SpaceId;
import dev.slipway.server.problem.NotFound;
import dev.slipway.server.project.ProjectService;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;

/** Shows which values hold in a place before anything is deployed there (R6.38). */
public final class VariablePreview {
    /** The place as a client names it: ids, slugs or names, empty where it does not say. */
    public record Question(
            String project,
            String runbook,
            String environment,
            String channel,
            String tenant,
            String action,
            String machine,
            List<String> roles) {}

    private final Database db;
    private final VariableSetService variables;
    private final ProjectService projects;
    private final VariablePlaces places;

    public VariablePreview(Database db, VariableSetService variables, ProjectService projects, VariablePlaces places) {
        this.db = db;
        this.variables = variables;
        this.projects = projects;
        this.places = places;
    }

    /** The names of all variables of a project and of what it includes, each once, sorted. */
    public List<String> names(Actor actor, SpaceId space, String projectIdOrSlugOrName) {
        return db.read(tx -> {
            var names = new TreeMap<String, String>();
            variables
                    .candidates(tx, project(tx, actor, space, projectIdOrSlugOrName))
                    .forEach(candidate -> names.putIfAbsent(
                            Names.key(candidate.variable().name()),
                            candidate.variable().name()));
            return List.copyOf(names.values());
        });
    }

    /** The value of each variable there, sensitive ones without theirs, as if they were one set. */
    public VariableSet answer(Actor actor, SpaceId space, Question question) {
        return db.read(tx -> {
            Project project = project(tx, actor, space, question.project());
            List<Variable> winners = resolution(tx, space, project, question).winners().stream()
                    .map(Candidate::variable)
                    .toList();
            return VariableSetBuilder.builder()
                    .id(project.variableSetId())
                    .ownerId(project.id())
                    .spaceId(space.value())
                    .variables(winners)
                    .scopeValues(ScopeValues.EMPTY)
                    .links(Map.of())
                    .build();
        });
    }

    /**
     * Every value of each variable and what became of it there (R6.5 to R6.7), sensitive ones without theirs; sorted by name.
     *
     * @param name of one variable, in any case; empty for all
     */
    public List<VariableExplanation> explain(Actor actor, SpaceId space, Question question, String name) {
        return db.read(tx -> {
            Project project = project(tx, actor, space, question.project());
            VariableResolution resolution = resolution(tx, space, project, question);
            return resolution.names().stream()
                    .filter(one -> name.isEmpty() || Names.key(one).equals(Names.key(name)))
                    .sorted(Comparator.comparing(Names::key))
                    .map(one -> Explanation.of(one, resolution.explain(one)))
                    .toList();
        });
    }

    private VariableResolution resolution(Handle tx, SpaceId space, Project project, Question question) {
        return VariableResolution.of(variables.candidates(tx, project), places.of(tx, space, project, question));
    }

    private Project project(Handle tx, Actor actor, SpaceId space, String idOrSlugOrName) {
        Project project =
                projects.find(tx, space, idOrSlugOrName).orElseThrow(() -> NotFound.of("project", idOrSlugOrName));
        actor.require(VARIABLE_VIEW, Scope.of(space).project(project.id()));
        return project;
    }
}
