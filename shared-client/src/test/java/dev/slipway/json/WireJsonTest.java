package dev.slipway.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.squareup.moshi.Types;
import dev.slipway.api.Environment;
import dev.slipway.api.Page;
import dev.slipway.api.PropertyValue;
import dev.slipway.api.SensitiveValue;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WireJsonTest {
    enum Trigger {
        START_AFTER_PREVIOUS,
        START_WITH_PREVIOUS
    }

    record Sample(
            String name,
            @Nullable String note,
            int count,
            @Nullable Trigger trigger,
            List<String> tags,
            Map<String, PropertyValue> properties,
            @OmitWhenNull @Nullable List<String> errors) {}

    @Test
    void namesArePascalCaseWhenWrittenAndOfAnyCaseWhenRead() {
        Sample read =
                WireJson.read("{\"nAmE\":\"a\",\"TAGS\":[\"x\"],\"trigger\":\"startwithprevious\"}", Sample.class);

        assertThat(WireJson.write(read))
                .isEqualTo(
                        "{\"Name\":\"a\",\"Note\":null,\"Count\":0,\"Trigger\":\"StartWithPrevious\",\"Tags\":[\"x\"],"
                                + "\"Properties\":{}}");
    }

    @Test
    void whatIsAbsentOrNullIsEmptyUnlessItIsNullable() {
        assertThat(WireJson.read("{\"Name\":null,\"Tags\":null,\"Count\":null}", Sample.class))
                .isEqualTo(new Sample("", null, 0, null, List.of(), Map.of(), null));
    }

    @Test
    void unknownPropertiesAreSkippedWhateverTheyHold() {
        assertThat(WireJson.read("{\"Newer\":{\"Deep\":[1,{}]},\"Name\":\"a\"}", Sample.class)
                        .name())
                .isEqualTo("a");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"Name\":{}}                  | Expected a string but was BEGIN_OBJECT at path $.Name",
                "{\"Count\":\"many\"}           | Expected an int but was many at path $.Count",
                "{\"Tags\":\"x\"}               | Expected BEGIN_ARRAY but was STRING at path $.Tags",
                "{\"Trigger\":\"Never\"}        | Expected one of StartAfterPrevious, StartWithPrevious but was 'Never' at path $.Trigger",
                "[]                             | Expected BEGIN_OBJECT but was BEGIN_ARRAY at path $",
                "{\"Name\":\"a\"                | The JSON text ends too early",
                "{} {}                          | Use JsonReader.setLenient(true) to accept malformed JSON at path $",
                "null                           | Expected a value but was null",
                "{\"Tags\":[null]}              | Null is not allowed in a list at path $.Tags[1]",
            })
    void aWrongShapeIsRefusedNamingThePlace(String json, String message) {
        assertThatThrownBy(() -> WireJson.read(json, Sample.class))
                .isInstanceOf(BadJson.class)
                .hasMessage(message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{\"Tags\":[[", "{\"Unknown\":", "{\"Properties\":{\"a\":{\"b\":"})
    void whatIsNestedTooDeepIsRefusedBeforeTheStackOverflows(String level) {
        assertThatThrownBy(() -> WireJson.read(level.repeat(10_000), Sample.class))
                .isInstanceOf(BadJson.class);
    }

    @Test
    void aPropertyIsATextOrASecretAndNumbersAreTheirText() {
        Sample read = WireJson.read(
                "{\"Properties\":{\"a\":\"x\",\"b\":{\"HasValue\":true,\"NewValue\":\"s\"},\"c\":5,\"d\":true}}",
                Sample.class);

        assertThat(read.properties())
                .containsEntry("a", PropertyValue.of("x"))
                .containsEntry("b", new PropertyValue.Secret(SensitiveValue.of("s")))
                .containsEntry("c", PropertyValue.of("5"))
                .containsEntry("d", PropertyValue.of("True"));
        assertThat(read.toString()).doesNotContain("newValue=s");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-04-01T09:00:25.647Z,          2026-04-01T09:00:25.647+00:00",
        "2026-04-01T11:00:25.647+02:00,     2026-04-01T09:00:25.647+00:00",
        "2026-04-01T09:00:25,               2026-04-01T09:00:25.000+00:00",
        "2026-04-01T09:00:25.6471234+00:00, 2026-04-01T09:00:25.647+00:00",
    })
    void timestampsAreReadWithAnyOffsetAndWrittenInUtcToTheMillisecond(String read, String written) {
        Instant instant = WireJson.read("\"" + read + "\"", Instant.class);

        assertThat(WireJson.write(instant, Instant.class)).isEqualTo("\"" + written + "\"");
    }

    @ParameterizedTest
    @CsvSource({"00:01:00, PT1M", "1.01:30:00, PT25H30M", "00:00:00, PT0S"})
    void timeSpansAreHoursMinutesSecondsAfterTheDays(String text, Duration span) {
        assertThat(WireJson.<Duration>read("\"" + text + "\"", Duration.class)).isEqualTo(span);
        assertThat(WireJson.write(span, Duration.class)).isEqualTo("\"" + text + "\"");
    }

    @Test
    void aPageKnowsTheTypeOfItsItems() {
        Page<Environment> page = WireJson.read(
                "{\"TotalResults\":1,\"Items\":[{\"Id\":\"Environments-1\",\"Name\":\"Test\"}]}",
                Types.newParameterizedType(Page.class, Environment.class));

        assertThat(page.items()).extracting(Environment::name).containsExactly("Test");
    }
}
