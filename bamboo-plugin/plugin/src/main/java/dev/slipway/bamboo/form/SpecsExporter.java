package dev.slipway.bamboo.form;

import com.atlassian.bamboo.specs.api.model.task.AnyTaskProperties;
import com.atlassian.bamboo.specs.api.model.task.TaskProperties;
import com.atlassian.bamboo.specs.api.validators.common.ValidationProblem;
import com.atlassian.bamboo.task.export.DefaultTaskDefinitionExporter;
import com.atlassian.bamboo.task.export.TaskValidationContext;
import dev.slipway.bamboo.TaskModules;
import dev.slipway.bamboo.server.ConnectionProvider;
import dev.slipway.bamboo.task.TaskInputs;
import dev.slipway.ci.CiOperation;
import dev.slipway.ci.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Lets tasks be written and exported as "any task", in Java and in YAML, as Bamboo does by itself, and checks them as the form
 * does, so that Specs with a mistake are refused when they are imported instead of failing a build.
 */
public final class SpecsExporter extends DefaultTaskDefinitionExporter {
    @Override
    public List<ValidationProblem> validate(TaskValidationContext context, TaskProperties task) {
        var problems = new ArrayList<>(super.validate(context, task));
        if (task instanceof AnyTaskProperties any) {
            TaskModules.operation(any.getAtlassianPlugin().getCompleteModuleKey())
                    .ifPresent(operation -> check(operation, any.getConfiguration(), problems));
        }
        return problems;
    }

    private static void check(
            CiOperation operation, Map<String, String> configuration, List<ValidationProblem> problems) {
        List<String> known = Stream.concat(
                        Stream.of(ConnectionProvider.SERVER),
                        operation.fields().stream().map(Field::name))
                .toList();
        configuration.keySet().stream()
                .filter(key -> !known.contains(key))
                .map(key -> problem(operation, key, "there is no such field; there are " + listed(known)))
                .forEach(problems::add);
        operation.problems(TaskInputs.ofForm(operation, configuration)).stream()
                .map(wrong -> problem(operation, wrong.field(), wrong.message()))
                .forEach(problems::add);
    }

    private static ValidationProblem problem(CiOperation operation, String field, String message) {
        return new ValidationProblem("Slipway, " + operation.title() + ": " + field + ": " + message);
    }

    private static String listed(List<String> names) {
        return names.stream().sorted().collect(Collectors.joining(", "));
    }
}
