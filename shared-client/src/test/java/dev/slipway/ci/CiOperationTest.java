package dev.slipway.ci;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class CiOperationTest {
    /** Something right for every field that must be given. */
    private static final Map<String, String> SAMPLES = Map.of(
            "packageId", "Acme.Web",
            "packagePaths", "out/*.zip",
            "packageIds", "Acme.Web",
            "version", "1.2.0",
            "project", "Shop",
            "environments", "Test",
            "from", "Test",
            "to", "Production",
            "runbook", "Restart",
            "tasks", "ServerTasks-1");

    private static Map<String, @Nullable Object> required(CiOperation operation) {
        return operation.fields().stream()
                .filter(Field::isRequired)
                .collect(toMap(Field::name, field -> SAMPLES.get(field.name()), (a, b) -> a, HashMap::new));
    }

    private static List<InputProblem> problems(CiOperation operation, String field, String typed) {
        Map<String, @Nullable Object> inputs = required(operation);
        inputs.put(field, typed);
        return operation.problems(Inputs.of(inputs));
    }

    @ParameterizedTest
    @EnumSource
    void whatIsRequiredIsEnough(CiOperation operation) {
        assertThat(operation.problems(Inputs.of(required(operation)))).isEmpty();
    }

    static Stream<Arguments> requiredFields() {
        return Stream.of(CiOperation.values()).flatMap(operation -> operation.fields().stream()
                .filter(Field::isRequired)
                .map(field -> Arguments.of(operation, field.name())));
    }

    @ParameterizedTest
    @MethodSource("requiredFields")
    void whatIsRequiredMustNotBeBlank(CiOperation operation, String field) {
        assertThat(problems(operation, field, "  ")).singleElement().satisfies(problem -> assertThat(problem.field())
                .isEqualTo(field));
    }

    @ParameterizedTest
    @EnumSource
    void everyFieldHasALabelAndHelp(CiOperation operation) {
        assertThat(operation.fields()).allSatisfy(field -> {
            assertThat(field.name()).matches("[a-z][a-zA-Z]+");
            assertThat(field.label()).isNotBlank();
            assertThat(field.help()).endsWith(".").doesNotContain("<");
        });
        assertThat(operation.fields()).extracting(Field::name).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "PACK | packageId | Acme Web | 'Acme Web' is not made of letters, digits, dots, hyphens and underscores",
                "PACK | packageId | ../x | '../x' is not made of letters, digits, dots, hyphens and underscores",
                "PACK | version | one | 'one' is no version such as 1.4.0 or 1.4.0-beta.2",
                "PACK | format | rar | 'rar' is none of zip, nupkg, tar.gz, jar",
                "PACK | overwrite | yes | 'yes' is neither true nor false",
                "PUSH | parallel | 0 | '0' is not a whole number from 1",
                "PUSH | parallel | many | 'many' is not a whole number from 1",
                "PUSH | overwriteMode | Always | 'Always' is none of FailIfExists, OverwriteExisting, IgnoreIfExists",
                "CREATE_RELEASE | packages | 1.0 | "
                        + "'1.0' is not written Step:Version, PackageID:Version or Step:Reference:Version",
                "CREATE_RELEASE | customFields | Ticket | 'Ticket' is not written name=value",
                "DEPLOY | timeout | 5 | '5' is not a time such as 90s, 30m, 1h30m, 2d or HH:mm:ss",
                "DEPLOY | tenantTags | Blue | 'Blue' is not written Set/Tag",
                "DEPLOY | variables | =x | '=x' is not written name=value",
                "DEPLOY | deployAt | tomorrow | "
                        + "'tomorrow' is not a time with its zone such as 2026-11-23T22:00:00+01:00",
                "DEPLOY | guidedFailure | maybe | 'maybe' is none of Default, On, Off",
                "AWAIT | tasks | Task-1 | 'Task-1' is no id of a task such as ServerTasks-42",
            })
    void whatIsWrongIsSaid(CiOperation operation, String field, String typed, String message) {
        assertThat(problems(operation, field, typed)).containsExactly(new InputProblem(field, message));
    }

    @Test
    void allProblemsAreSaidAtOnce() {
        assertThatThrownBy(() -> CiOperation.DEPLOY.read(Inputs.of(Map.of("timeout", "x", "wait", "maybe"))))
                .isInstanceOfSatisfying(CiFailure.class, failure -> {
                    assertThat(failure.reason()).isEqualTo(CiFailure.Reason.INPUT);
                    assertThat(failure.problems())
                            .extracting(InputProblem::field)
                            .containsExactlyInAnyOrder("project", "version", "environments", "timeout", "wait");
                });
    }

    @Test
    void tenantsWithoutEnvironmentsAreAMistake() {
        assertThat(problems(CiOperation.CREATE_RELEASE, "tenants", "Acme"))
                .singleElement()
                .satisfies(problem -> assertThat(problem.field()).isEqualTo("deployTo"));
    }

    @Test
    void whatExpiresBeforeItStartsIsAMistake() {
        Map<String, @Nullable Object> inputs = required(CiOperation.DEPLOY);
        inputs.put("deployAt", "2026-11-23T22:00:00Z");
        inputs.put("expiresAt", "2026-11-23T22:00:00+01:00");
        assertThat(CiOperation.DEPLOY.problems(Inputs.of(inputs)))
                .containsExactly(new InputProblem("expiresAt", "It would be given up before it starts"));
    }

    @Test
    void aFormIsNotToldOffForVariablesOfTheBuildServer() {
        Map<String, @Nullable Object> inputs = required(CiOperation.DEPLOY);
        List.of("timeout", "wait", "variables", "tenantTags", "deployAt", "guidedFailure", "environments")
                .forEach(field -> inputs.put(field, "%some.parameter%"));
        assertThat(CiOperation.DEPLOY.problems(Inputs.of(inputs).withReferences(text -> text.contains("%"))))
                .isEmpty();
    }

    @Test
    void aRequestIsWhatWasTyped() {
        var request = (DeployRequest) CiOperation.DEPLOY.read(Inputs.of(Map.ofEntries(
                entry("project", " Shop "),
                entry("version", "1.2.0"),
                entry("environments", "Test, Production"),
                entry("tenants", "Acme, Inc.\nGlobex\n"),
                entry("variables", "Color=blue = green\n\nEmpty="),
                entry("guidedFailure", "on"),
                entry("deployAt", "2026-11-23T22:00:00+01:00"),
                entry("timeout", "26:00:00"),
                entry("wait", "FALSE"),
                entry("failOn", "all"))));

        assertThat(request.project()).isEqualTo("Shop");
        assertThat(request.environments()).containsExactly("Test", "Production");
        assertThat(request.execution().tenants()).containsExactly("Acme, Inc.", "Globex");
        assertThat(request.execution().variables()).containsExactly(entry("Color", "blue = green"), entry("Empty", ""));
        assertThat(request.execution().useGuidedFailure()).isTrue();
        assertThat(request.execution().deployAt()).isEqualTo(Instant.parse("2026-11-23T21:00:00Z"));
        assertThat(request.waiting())
                .isEqualTo(new Waiting(false, Duration.ofHours(26), false, true, true, Waiting.FailOn.ALL));
    }

    @Test
    void scriptsGiveListsAndMapsAsSuch() {
        var request = (DeployRequest) CiOperation.DEPLOY.read(Inputs.of(Map.of(
                "project",
                "Shop",
                "version",
                "1.2.0",
                "environments",
                List.of("Test, east", "Production"),
                "variables",
                Map.of("Text", "two\nlines"),
                "wait",
                true)));

        assertThat(request.environments()).containsExactly("Test, east", "Production");
        assertThat(request.execution().variables()).containsExactly(entry("Text", "two\nlines"));
        assertThat(request.waiting().isWanted()).isTrue();
        assertThat(request.waiting().timeout()).isEqualTo(Duration.ofMinutes(30));
    }

    @Test
    void anAwaitedTaskIsNotCancelledWithTheBuildUnlessToldSo() {
        var request = (AwaitRequest) CiOperation.AWAIT.read(Inputs.of(Map.of("tasks", "ServerTasks-1")));
        assertThat(request.waiting().cancelOnAbort()).isFalse();
        assertThat(request.waiting().isWanted()).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void aRequestCanBeSentToAnAgent(CiOperation operation) throws IOException, ClassNotFoundException {
        OperationRequest request = operation.read(Inputs.of(required(operation)));
        var bytes = new ByteArrayOutputStream();
        try (var out = new ObjectOutputStream(bytes)) {
            out.writeObject(request);
        }
        try (var in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            assertThat(in.readObject()).isEqualTo(request);
        }
    }

    @ParameterizedTest
    @EnumSource
    void anOperationIsFoundByItsKey(CiOperation operation) {
        assertThat(CiOperation.ofKey(operation.key())).contains(operation);
        assertThat(CiOperation.ofKey("no-" + operation.key())).isEmpty();
    }
}
