package dev.slipway.server.expression;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class VariableDictionaryTest {
    @Test
    void aNameIsFoundInAnyCaseAndWithoutItsBlanks() {
        var values = VariableDictionary.of(Map.of(" Foo ", "1"));

        assertThat(values.raw("fOO")).isEqualTo("1");
        assertThat(values.raw("Bar")).isNull();
        assertThat(values.names()).containsExactly("Foo");
    }

    @Test
    void anotherValueMakesAnotherDictionary() {
        var before = VariableDictionary.empty().with("Foo", "1");

        var after = before.with("FOO", "2").with("Bar", "3");

        assertThat(before.raw("Foo")).isEqualTo("1");
        assertThat(before.raw("Bar")).isNull();
        assertThat(after.raw("Foo")).isEqualTo("2");
        assertThat(after.names()).containsExactly("Foo", "Bar");
    }

    @Test
    void indexesAreListedOnceInOrder() {
        var values = VariableDictionary.empty()
                .with("Step[b].X", "1")
                .with("Step[a[0].c].X", "1")
                .with("STEP[B].Y[k]", "1")
                .with("Step[open", "1");

        assertThat(values.indexes("step")).containsExactly("b", "a[0].c");
        assertThat(values.indexes("Step[b].Y")).containsExactly("k");
        assertThat(values.indexes("Nope")).isEmpty();
    }

    @Test
    void valuesAreNotPrinted() {
        assertThat(VariableDictionary.of(Map.of("Password", "hunter2")).toString())
                .contains("Password")
                .doesNotContain("hunter2");
    }
}
