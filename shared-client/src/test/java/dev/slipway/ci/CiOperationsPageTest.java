package dev.slipway.ci;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The page {@code docs/ci-operations.md} says what the catalogue of fields says. */
class CiOperationsPageTest {
    private static final Path PAGE = Path.of("..", "docs", "ci-operations.md");

    @ParameterizedTest
    @EnumSource
    void itListsTheFieldsOfEachOperation(CiOperation operation) throws IOException {
        assertThat(section("## " + operation.title() + " (`" + operation.key() + "`)"))
                .containsExactlyElementsOf(operation.fields().stream()
                        .map(CiOperationsPageTest::row)
                        .toList());
    }

    @ParameterizedTest
    @EnumSource
    void itListsEachReasonToFail(CiFailure.Reason reason) throws IOException {
        assertThat(section("## Failures")).anyMatch(row -> row.startsWith("| `" + reason.key() + "` |"));
    }

    private static String row(Field field) {
        String kind = field.kind() == FieldKind.CHOICE
                ? field.choices().stream().map(choice -> "`" + choice + "`").collect(Collectors.joining(", "))
                : field.kind().name().toLowerCase(Locale.ROOT);
        String meaning =
                field.isRequired() ? "**required**" : field.standard().isEmpty() ? "" : "`" + field.standard() + "`";
        return "| `%s` | %s | %s | %s |".formatted(field.name(), kind, meaning, field.help());
    }

    /** The rows of the table below a heading, without its head. */
    private static List<String> section(String heading) throws IOException {
        List<String> lines = Files.readAllLines(PAGE);
        assertThat(lines).contains(heading);
        return lines.stream()
                .skip(lines.indexOf(heading) + 1L)
                .takeWhile(line -> !line.startsWith("## "))
                .filter(line -> line.startsWith("| `"))
                .toList();
    }
}
