package dev.slipway.server.variable;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.api.Variable;
import dev.slipway.api.VariableBuilder;
import dev.slipway.json.WireJson;
import dev.slipway.server.variable.Judgement.Verdict;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VariableResolutionTest {
    /** Values are written {@code a{Environment:Prod|Test,Role:web}}, separated by blanks; those of the library start with *. */
    private static List<Candidate> values(String name, String text) {
        return Stream.of(text.strip().split(" +"))
                .map(value -> value(name, value))
                .toList();
    }

    private static Candidate value(String name, String text) {
        boolean isShared = text.startsWith("*");
        String value = text.substring(isShared ? 1 : 0, text.indexOf('{'));
        String limits = text.substring(text.indexOf('{') + 1, text.indexOf('}'));
        var scope = new LinkedHashMap<String, List<String>>();
        Stream.of(limits.split(",")).filter(limit -> !limit.isEmpty()).forEach(limit -> {
            String[] halves = limit.split(":");
            scope.put(halves[0], List.of(halves[1].split("\\|")));
        });
        return candidate(name, value, scope, isShared ? VariableOwner.LIBRARY : VariableOwner.PROJECT);
    }

    private static Candidate candidate(
            String name, String value, Map<String, List<String>> scope, VariableOwner owner) {
        Variable variable = VariableBuilder.builder(WireJson.empty(Variable.class))
                .id(name + "=" + value + scope + owner)
                .name(name)
                .value(value)
                .scope(scope)
                .build();
        return Candidate.of(variable, "set", owner);
    }

    /** Places are written like scopes; {@code Targeted} is what the step is aimed at. */
    private static ResolutionContext place(String text) {
        ResolutionContext place = ResolutionContext.NOWHERE;
        for (String limit : text == null ? new String[0] : text.split(",")) {
            String[] halves = limit.strip().split(":");
            List<String> ids = List.of(halves[1].split("\\|"));
            place = halves[0].equals("Targeted")
                    ? place.targeting(ids)
                    : place.with(ScopeField.of(halves[0]).orElseThrow(), ids);
        }
        return place;
    }

    private static String resolved(String values, String place) {
        return VariableResolution.of(values("X", values), place(place))
                .winner("x")
                .map(winner -> String.valueOf(winner.variable().value()))
                .orElse("-");
    }

    @ParameterizedTest(name = "{0} in {1} is {2}")
    @CsvSource(
            delimiter = ';',
            value = {
                // R6.4: or within a dimension, and across them
                "a{Environment:Test|Prod,Role:web}; Environment:Test,Role:web; a",
                "a{Environment:Test|Prod,Role:web}; Environment:Prod,Role:web|db; a",
                "a{Environment:Test|Prod,Role:web}; Environment:Test,Role:db; -",
                "a{Environment:Test|Prod,Role:web}; Environment:Dev,Role:web; -",
                "a{Machine:M1}; Environment:Test; -",
                "a{Role:web}; ; -",
                "a{}; ; a",
                // R6.5
                "a{Environment:Prod} b{Role:web} c{}; Environment:Prod,Role:web; b",
                "a{Environment:Prod} b{Role:web} c{}; Environment:Prod,Role:db; a",
                "a{Environment:Prod} b{Role:web} c{}; Environment:Test,Role:db; c",
                "a{Action:A} b{Machine:M}; Action:A,Machine:M; a",
                "a{Machine:M} b{Role:web}; Machine:M,Role:web,Targeted:web; a",
                "a{Role:web} b{Role:api}; Role:web|api,Targeted:web; a",
                "a{Role:web} b{Role:api}; Role:web|api,Targeted:api; b",
                "a{Role:web} b{Role:api}; Role:api,Targeted:web; b",
                "a{Role:web} b{Tenant:T}; Role:web,Tenant:T; a",
                "a{Tenant:T} b{TenantTag:Ring/Alpha}; Tenant:T,TenantTag:Ring/Alpha; a",
                "a{TenantTag:Ring/Alpha} b{Environment:Prod}; TenantTag:ring/alpha,Environment:Prod; a",
                "a{Environment:Prod} b{Channel:C}; Environment:Prod,Channel:C; a",
                "a{Channel:C} b{ProcessOwner:P}; Channel:C,ProcessOwner:P; a",
                "*a{ProcessOwner:P} b{}; ProcessOwner:P; a",
                "*a{} b{}; ; b",
                "b{} *a{}; ; b",
                // R6.6
                "A{Environment:Prod} B{Environment:Prod,Role:web} C{Machine:web1}; Environment:Prod,Role:web,Machine:web1; C",
                "A{Environment:Prod} B{Environment:Prod,Role:web} C{Machine:web1}; Environment:Prod,Role:web,Machine:web2; B",
                "A{Environment:Prod} B{Environment:Prod,Role:web} C{Machine:web1}; Environment:Prod,Role:db,Machine:db1; A",
                "a{Environment:Prod,Channel:C} b{Environment:Prod}; Environment:Prod,Channel:C; a",
                "a{Role:web} b{TenantTag:t/1,Environment:E,Channel:C,ProcessOwner:P}; "
                        + "Role:web,TenantTag:t/1,Environment:E,Channel:C,ProcessOwner:P; a",
                // R6.7: the later of two equals
                "a{} b{}; ; b",
                "*a{} *b{}; ; b",
                // R6.8
                "d{} {Environment:Prod}; Environment:Prod; ''",
                // R6.21
                "a{Environment:Prod} b{Tenant:T}; Environment:Prod,Tenant:T; b",
                "a{Role:web} b{Tenant:T}; Role:web,Tenant:T; a",
                "a{Machine:M} b{Tenant:T}; Machine:M,Tenant:T; a",
                "a{Action:A} b{Tenant:T}; Action:A,Tenant:T; a",
            })
    void theMostSpecificValueWins(String values, String place, String expected) {
        assertThat(resolved(values, place)).isEqualTo(expected);
    }

    @Test
    void namesInAnyCaseAreOneVariable() {
        List<Candidate> both = List.of(value("Foo", "1{}"), value("foo", "2{Environment:Prod}"));

        assertThat(VariableResolution.of(both, place("Environment:Prod")).winners())
                .extracting(winner -> winner.variable().value())
                .containsExactly("2");
        assertThat(VariableResolution.of(both, place("Environment:Test")).winners())
                .extracting(winner -> winner.variable().value())
                .containsExactly("1");
    }

    @Test
    void rolesAndTagsAreComparedInAnyCaseButIdsAreNot() {
        assertThat(resolved("a{Role:Web}", "Role:wEB")).isEqualTo("a");
        assertThat(resolved("a{TenantTag:Ring/Alpha}", "TenantTag:ring/ALPHA")).isEqualTo("a");
        assertThat(resolved("a{Environment:Environments-1}", "Environment:environments-1"))
                .isEqualTo("-");
    }

    @Test
    void everyValueIsExplainedTheBestFirst() {
        List<Judgement> explained = VariableResolution.of(
                        values(
                                "X",
                                "a{} *b{Environment:Prod} c{Environment:Prod,Role:web} d{Environment:Prod,Role:web}"
                                        + " e{Machine:M9} f{Environment:Test,Channel:C}"),
                        place("Environment:Prod,Role:web|db,Machine:M1,Targeted:web"))
                .explain("X");

        assertThat(explained)
                .extracting(
                        judgement -> judgement.candidate().variable().value(),
                        Judgement::verdict,
                        Judgement::rank,
                        Judgement::reason)
                .containsExactly(
                        tuple("d", Verdict.WINS, 137, "targeted Role 128 + Environment 8 + project 1"),
                        tuple("c", Verdict.TIES, 137, "targeted Role 128 + Environment 8 + project 1"),
                        tuple("b", Verdict.LOSES, 8, "Environment 8"),
                        tuple("a", Verdict.LOSES, 1, "project 1"),
                        tuple("e", Verdict.DOES_NOT_APPLY, 0, "only for Machine M9, and here it is M1"),
                        tuple(
                                "f",
                                Verdict.DOES_NOT_APPLY,
                                0,
                                "only for Environment Test, and here it is Prod; only for Channel C, and here it is none"));
    }

    private static org.assertj.core.groups.Tuple tuple(Object... values) {
        return org.assertj.core.groups.Tuple.tuple(values);
    }

    @Test
    void aVariableThatNothingAppliesToIsExplainedAsWell() {
        VariableResolution nowhere = VariableResolution.of(values("X", "a{Role:web}"), ResolutionContext.NOWHERE);

        assertThat(nowhere.winner("X")).isEmpty();
        assertThat(nowhere.explain("X")).extracting(Judgement::verdict).containsExactly(Verdict.DOES_NOT_APPLY);
        assertThat(nowhere.explain("Y")).isEmpty();
    }

    @Test
    void onlyValuesThatAreEquallySpecificHereAreATie() {
        List<Candidate> values = values("X", "a{Environment:Test} b{Environment:Test} c{}");

        assertThat(VariableResolution.of(values, place("Environment:Test")).ties())
                .hasEntrySatisfying("X", equals -> assertThat(equals)
                        .extracting(candidate -> candidate.variable().value())
                        .containsExactly("a", "b"));
        assertThat(VariableResolution.of(values, place("Environment:Prod")).ties())
                .isEmpty();
        assertThat(VariableResolution.of(values("X", "*a{} b{}"), place(null)).ties())
                .isEmpty();
    }

    /** Another reading of R6.4 to R6.7, by strings and loops, to hold the real one against. */
    private static Optional<Candidate> naive(
            List<Candidate> candidates, String name, Map<String, Set<String>> place, Set<String> targeted) {
        var weights = Map.of(
                "Action",
                512,
                "Machine",
                256,
                "Role",
                64,
                "Tenant",
                32,
                "TenantTag",
                16,
                "Environment",
                8,
                "Channel",
                4,
                "ProcessOwner",
                2);
        Candidate best = null;
        int highest = 0;
        for (Candidate candidate : candidates) {
            if (!candidate.variable().name().toUpperCase(Locale.ROOT).equals(name.toUpperCase(Locale.ROOT))) {
                continue;
            }
            int sum = candidate.owner() == VariableOwner.PROJECT ? 1 : 0;
            boolean applies = true;
            for (var limit : candidate.variable().scope().entrySet()) {
                int weight = 0;
                for (String wanted : limit.getValue()) {
                    if (place.getOrDefault(limit.getKey(), Set.of()).contains(wanted)) {
                        boolean isAimedAt = limit.getKey().equals("Role") && targeted.contains(wanted);
                        weight = Math.max(weight, isAimedAt ? 128 : weights.get(limit.getKey()));
                    }
                }
                applies &= weight > 0;
                sum += weight;
            }
            if (applies && (best == null || sum >= highest)) {
                best = candidate;
                highest = sum;
            }
        }
        return Optional.ofNullable(best);
    }

    @Test
    void anyValuesInAnyPlaceResolveAsTheRulesSay() {
        var random = new Random(20240607);
        List<String> dimensions =
                Arrays.stream(ScopeField.values()).map(ScopeField::wireName).toList();
        int withWinner = 0;
        for (int round = 0; round < 4_000; round++) {
            List<Candidate> candidates = IntStream.range(0, 1 + random.nextInt(8))
                    .mapToObj(i -> {
                        var scope = new LinkedHashMap<String, List<String>>();
                        for (String dimension : dimensions) {
                            if (random.nextInt(4) == 0) {
                                scope.put(dimension, some(random, dimension));
                            }
                        }
                        return candidate(
                                random.nextBoolean() ? "Port" : "PORT",
                                "v" + i,
                                scope,
                                random.nextBoolean() ? VariableOwner.PROJECT : VariableOwner.LIBRARY);
                    })
                    .toList();
            var place = new LinkedHashMap<String, Set<String>>();
            ResolutionContext context = ResolutionContext.NOWHERE;
            for (String dimension : dimensions) {
                if (random.nextInt(5) > 0) {
                    Set<String> here = Set.copyOf(some(random, dimension));
                    place.put(dimension, here);
                    context = context.with(ScopeField.of(dimension).orElseThrow(), here);
                }
            }
            Set<String> targeted = Set.copyOf(some(random, "Role"));

            Optional<Candidate> expected = naive(candidates, "port", place, targeted);

            VariableResolution resolution = VariableResolution.of(candidates, context.targeting(targeted));
            assertThat(resolution.winner("port"))
                    .as("round %d: %s in %s aimed at %s", round, candidates, place, targeted)
                    .isEqualTo(expected);
            assertThat(resolution.explain("port")).hasSameSizeAs(candidates);
            withWinner += expected.isPresent() ? 1 : 0;
        }
        assertThat(withWinner).isBetween(1_000, 3_999);
    }

    /** One to three of the three values of a dimension. */
    private static List<String> some(Random random, String dimension) {
        var values = new ArrayList<>(List.of(
                dimension.toLowerCase(Locale.ROOT) + "1",
                dimension.toLowerCase(Locale.ROOT) + "2",
                dimension.toLowerCase(Locale.ROOT) + "3"));
        java.util.Collections.shuffle(values, random);
        return List.copyOf(values.subList(0, 1 + random.nextInt(3)));
    }
}
