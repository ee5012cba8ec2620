package dev.slipway.server.expression;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExpressionsTest {
    /** R6.25, R6.26 and R6.27. */
    @Nested
    class Substitution {
        private final VariableDictionary values = VariableDictionary.of(Map.ofEntries(
                Map.entry("Greeting", "Hi"),
                Map.entry("My Var_a-b:c/d~(e)@f", "odd"),
                Map.entry("Key", "One"),
                Map.entry("X", "5"),
                Map.entry("Box[One]", "in one"),
                Map.entry("Box[Two].Size", "2"),
                Map.entry("Box[a[b].c]", "nested"),
                Map.entry("Octopus.Action[Deploy web].Output[web1].Url", "http://web1"),
                Map.entry("Url", "http://#{Host}"),
                Map.entry("Host", "web.#{Domain}"),
                Map.entry("Domain", "example.org"),
                Map.entry("Escaped", "##{X}")));

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '`',
                commentCharacter = '!',
                textBlock =
                        """
            #{Greeting}                                 | Hi
            #{ Greeting }                               | Hi
            #{greeting}, #{GREETING}!                   | Hi, Hi!
            #{My Var_a-b:c/d~(e)@f}                     | odd
            #{Box[One]}                                 | in one
            #{Box[ one ]}                               | in one
            #{Box[#{Key}]}                              | in one
            #{Box[Two].Size}                            | 2
            #{Box[a[b].c]}                              | nested
            #{Box[*].Size}                              | #{Box[*].Size}
            #{Octopus.Action[Deploy web].Output[*].Url} | http://web1
            #{Octopus.Action[deploy WEB].output[WEB1].url} | http://web1
            #{Url}                                      | http://web.example.org
            Hi #{Nope}                                  | Hi #{Nope}
            Hi #{Box[#{Nope}]}                          | Hi #{Box[#{Nope}]}
            ##{X} ###{X} #1                             | #{X} #5 #1
            ##{X                                        | #{X
            ## # #a ####{X}                             | ## # #a ##{X}
            #{Escaped}                                  | #{X}
            `{ } [ ] | $ %` | `{ } [ ] | $ %`
            """)
        void namesAreReplacedByValues(String text, String result) {
            assertThat(evaluate(text, values)).isEqualTo(result);
        }

        @Test
        void whatHasNoValueStaysAndIsReportedOnce() {
            var evaluated = Expressions.evaluate("#{Nope} #{X} #{ Nope | ToUpper } #{Nope}", values);

            assertThat(evaluated.text()).isEqualTo("#{Nope} 5 #{ Nope | ToUpper } #{Nope}");
            assertThat(evaluated.unresolved()).containsExactly("#{Nope}", "#{ Nope | ToUpper }");
            assertThat(evaluated.isComplete()).isFalse();
            assertThat(Expressions.evaluate("#{X}", values).isComplete()).isTrue();
        }

        @Test
        void whatIsMissingInsideAValueIsReportedToo() {
            var evaluated = Expressions.evaluate("#{A}", VariableDictionary.of(Map.of("A", "a #{Nope}")));

            assertThat(evaluated.text()).isEqualTo("a #{Nope}");
            assertThat(evaluated.unresolved()).containsExactly("#{Nope}");
        }
    }

    /** R6.28. */
    @Nested
    class SelfReference {
        @Test
        void aCycleIsAnErrorThatNamesIt() {
            var values = VariableDictionary.of(Map.of("Foo", "#{Bar}", "Bar", "#{Foo}"));

            var evaluated = Expressions.evaluate("a #{Foo} b", values);

            assertThat(evaluated.errors()).containsExactly("There is a self referencing loop: Foo -> Bar -> Foo");
            assertThat(evaluated.text()).isEqualTo("a #{Foo} b");
        }

        @Test
        void namesInAnotherCaseAreTheSameCycle() {
            var evaluated = Expressions.evaluate("#{foo}", VariableDictionary.of(Map.of("Foo", "x#{FOO}")));

            assertThat(evaluated.errors()).singleElement().asString().contains("self referencing loop");
        }

        @Test
        void theSameVariableTwiceIsNoCycle() {
            var values = VariableDictionary.of(Map.of("A", "#{B}#{B}", "B", "b"));

            assertThat(evaluate("#{A}#{B}", values)).isEqualTo("bbb");
        }
    }

    /** R6.29. */
    @Nested
    class Malformed {
        private final VariableDictionary values = VariableDictionary.of(Map.of("Ok", "1"));

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "#{Ok} \"#{\"",
                    "#{Ok} #{",
                    "#{Ok} #{}",
                    "#{Ok} #{a..b}",
                    "#{Ok} #{a[b}",
                    "#{Ok} #{a$b}",
                    "#{Ok} #{if Ok}",
                    "#{Ok} #{/if}",
                    "#{Ok} #{else}",
                    "#{Ok} #{each a of b}#{/each}",
                    "#{Ok} #{if Ok}#{/each}",
                    "#{Ok} #{unless Ok}#{elseif Ok}#{/unless}",
                    "#{Ok} #{if \"a\"}#{/if}",
                    "#{Ok} #{a | }",
                    "#{Ok} #{a | F \"b}",
                    "#{Ok} #{calc 1+}",
                    "#{Ok} #{calc (1}",
                    "#{Ok} #{calc 1)}",
                    "#{Ok} #{if Ok}#{else}#{else}#{/if}",
                    "#{Ok} #{each a in }#{/each}",
                    "#{Ok} #{calc 1.2.3}"
                })
        void theWholeTextStaysAsItIs(String text) {
            var evaluated = Expressions.evaluate(text, values);

            assertThat(evaluated.text()).isEqualTo(text);
            assertThat(evaluated.errors())
                    .singleElement()
                    .asString()
                    .startsWith("The expression cannot be read at character ");
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '`',
                commentCharacter = '!',
                textBlock =
                        """
            #{Ok} "#{"                             | 1 "#{"
            #{Ok} #{a #{Ok}                        | 1 #{a 1
            #{Ok} #{if Ok} a #{Ok}                 | 1 #{if Ok} a 1
            #{if Ok}a#{else}b#{Ok}                 | #{if Ok}a#{else}b1
            #{if Ok}#{each x in Ok}#{/if}#{Ok}     | #{if Ok}#{each x in Ok}#{/if}1
            #{if Ok}#{if #{Ok}#{/if}               | #{if 1
            #{else} #{/if} #{Ok}                   | #{else} #{/if} 1
            """)
        void leniently(String text, String result) {
            assertThat(Expressions.evaluateLeniently(text, values).text()).isEqualTo(result);
        }

        @Test
        void aMalformedValueStaysAsItIs() {
            var evaluated = Expressions.evaluate("a #{Broken} b", values.with("Broken", "#{Ok} #{"));

            assertThat(evaluated.text()).isEqualTo("a #{Ok} #{ b");
            assertThat(evaluated.errors()).hasSize(1);
        }
    }

    /** R6.30 and R6.31; {@code Null} of R6.35. */
    @Nested
    class Conditionals {
        private final VariableDictionary values = VariableDictionary.of(Map.of(
                "Env", "Prod", "Same", "Prod", "Yes", "True", "No", "False", "Empty", "", "Steps[a].Status", "Failed"));

        @ParameterizedTest
        @CsvSource(
                delimiter = '~',
                quoteCharacter = '`',
                commentCharacter = '!',
                textBlock =
                        """
            #{if Env == "Prod"}p#{else}n#{/if}                             ~ p
            #{if Env == "prod"}p#{else}n#{/if}                             ~ n
            #{if Env | ToLower == "prod"}p#{/if}                           ~ p
            #{if Env|ToLower=="prod"}p#{/if}                               ~ p
            #{if "Prod" == Env}p#{/if}                                     ~ p
            #{if Env == Same}p#{/if}                                       ~ p
            #{if Env != "Test"}p#{/if}                                     ~ p
            #{if Env == \\"Prod\\"}p#{/if}                                 ~ p
            #{if "prod" == Env | ToLower}p#{/if}                           ~ p
            #{if Nope == ""}p#{/if}                                        ~ p
            #{if Nope}p#{else}n#{/if}                                      ~ n
            #{if Yes}a#{elseif Yes}b#{else}c#{/if}                         ~ a
            #{if No}a#{elseif Yes}b#{else}c#{/if}                          ~ b
            #{if No}a#{elseif No}b#{elseif Nope}d#{else}c#{/if}            ~ c
            #{if No}a#{/if}                                                ~ ``
            #{unless No}a#{else}b#{/unless}                                ~ a
            #{unless Yes}a#{else}b#{/unless}                               ~ b
            #{unless Env == "Prod"}a#{else}b#{/unless}                     ~ b
            #{unless Env != "Prod"}a#{/unless}                             ~ a
            #{ IF Yes }a#{/if}#{ Unless Yes}b#{/unless}                    ~ a
            #{if Yes}#{if No}a#{else}b#{/if}#{/if}                         ~ b
            #{if No}#{Nope}#{/if}                                          ~ ``
            #{if Nope | ToLower}p#{else}#{Env}#{/if}                       ~ #{if Nope | ToLower}p#{else}#{Env}#{/if}
            #{if Env | Substring 99 1}p#{/if}                              ~ #{if Env | Substring 99 1}p#{/if}
            #{if Steps[a].Status == "Failed"}#{Steps[a]}#{/if}             ~ a
            """)
        void chooseTheirFirstBranchThatHolds(String text, String result) {
            assertThat(evaluate(text, values)).isEqualTo(result);
        }

        @ParameterizedTest
        @CsvSource({
            "'', false", "0, false", "no, false", "NO, false", "False, false", "FALSE, false", "' false ', false",
            "' ', true", "00, true", "off, true", "1, true", "true, true", "yes, true", "' 0', true"
        })
        void aTextIsTruthyOrNot(String text, boolean truthy) {
            assertThat(Expressions.isTruthy(text)).isEqualTo(truthy);
            assertThat(evaluate("#{if V}y#{else}n#{/if}", VariableDictionary.of(Map.of("V", text))))
                    .isEqualTo(truthy ? "y" : "n");
        }

        @Test
        void aVariableMayBeCalledLikeAKeyword() {
            var keywords = VariableDictionary.of(Map.of("if", "1", "each", "2", "ifs", "3", "calc.x", "4"));

            assertThat(evaluate("#{if}#{each}#{ifs}#{calc.x}", keywords)).isEqualTo("1234");
        }

        @Test
        void theFilterNullTakesTheWholeValueAway() {
            var nullable = VariableDictionary.of(Map.of("V", "a#{if Set}v#{else}#{ | null}#{/if}"));

            assertThat(Expressions.evaluate("#{V}", nullable).unresolved()).containsExactly("#{V}");
            assertThat(evaluate("#{if V}y#{else}n#{/if}", nullable)).isEqualTo("n");
            assertThat(evaluate("#{V}", nullable.with("Set", "1"))).isEqualTo("av");
            assertThat(Expressions.evaluate("a#{ | Null}", nullable).isNull()).isTrue();
            assertThat(Expressions.evaluate("a#{ | Null}", nullable).text()).isEmpty();
        }
    }

    /** R6.32. */
    @Nested
    class Loops {
        private final VariableDictionary values = VariableDictionary.of(ordered(
                "Ports", "80,443",
                "Spaced", "a, b",
                "Srv[a].Ip", "1",
                "Srv[b].Ip", "2",
                "Srv[b].Disk[x].Size", "9",
                "Own[k]", "value of k",
                "List", "[{\"n\":1},{\"n\":2.50}]",
                "Words", "[\"a\",null,true]",
                "Object", "{\"One\":1,\"Two\":{\"x\":2}}",
                "Outer", "o",
                "Empty", "",
                "Line", "<#{s.Ip}>",
                "Octopus.Step[Web].Status.Code", "Failed",
                "Octopus.Step[Db].Name", "Db"));

        @ParameterizedTest
        @CsvSource(
                delimiter = '~',
                quoteCharacter = '`',
                commentCharacter = '!',
                textBlock =
                        """
            #{each p in Ports}#{p}#{unless Octopus.Template.Each.Last},#{/unless}#{/each} ~ 80,443
            #{each s in Srv}#{s}=#{s.Ip} #{/each}!                 ~ a=1 b=2 !
            #{each s in srv}#{s}#{each d in s.Disk}#{d}#{d.Size}#{/each}#{/each} ~ abx9
            #{each o in Own}#{o}#{/each}                           ~ value of k
            #{each p in Spaced}[#{p}]#{/each}                      ~ [a][ b]
            #{each i in List}#{i.n}:#{/each}                       ~ 1:2.50:
            #{each i in List}#{i}#{/each}                          ~ {"n":1}{"n":2.50}
            #{each i in Words}#{i}/#{/each}                        ~ a//true/
            #{each i in Object}#{i.Key}=#{i.Value};#{/each}        ~ One=1;Two={"x":2};
            #{each i in Object}#{i.Value.x}.#{/each}               ~ .2.
            #{each i in Object.Two}#{i.Key}#{/each}                ~ x
            #{each i in Srv[b].Disk}#{i}#{/each}                   ~ x
            #{each p in Ports}#{Octopus.Template.Each.Index}#{Octopus.Template.Each.First}#{octopus.template.each.last} #{/each} ~ `0TrueFalse 1FalseTrue `
            #{each p in Ports}#{Outer}#{/each}                     ~ oo
            #{each outer in Ports}#{Outer}#{/each}                 ~ 80443
            #{each s in Srv}#{Line}#{/each}                        ~ <1><2>
            #{each a in Ports}#{each b in Ports}#{a}#{b}#{/each}#{/each} ~ 80808044344380443443
            #{each x in Empty}x#{/each}                            ~ x
            Ok#{each nothing in missing}#{nothing}#{/each}         ~ Ok
            #{each s in Octopus.Step}#{if s.Status.Code}#{s} #{s.Status.Code}#{/if}#{/each} ~ Web Failed
            #{ EACH p in Ports }#{p}#{/each}                       ~ 80443
            #{each p in Ports}#{p | Append "/"}#{/each}            ~ 80/443/
            """)
        void goThroughChildrenJsonOrParts(String text, String result) {
            assertThat(evaluate(text, values)).isEqualTo(result);
        }
    }

    /** R6.33. */
    @Nested
    class JsonNavigation {
        private final VariableDictionary values = VariableDictionary.of(Map.of(
                "Cfg",
                        "{ \"db\": {\"host\":\"h1\"}, \"l\": [1,2], \"n\": null, \"t\": true, \"d\": 1.50, \"k\": \"host\" }",
                "Won", "{\"a\":{\"b\":1}}",
                "Won.a.b", "explicit",
                "List", "[[1],[2,{\"x\":\"y\"}]]",
                "Broken", "{\"a\":",
                "Plain", "text",
                "Templated", "{\"a\":\"#{Plain}\"}",
                "Step[a].Out", "{\"u\":1}"));

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '`',
                commentCharacter = '!',
                textBlock =
                        """
            #{Cfg.db.host}        | h1
            #{Cfg[db][host]}      | h1
            #{Cfg.db[host]}       | h1
            #{Cfg.DB.Host}        | h1
            #{Cfg.db[#{Cfg.k}]}   | h1
            #{Cfg.l[1]}           | 2
            #{Cfg.l[*]}           | 1
            #{Cfg.x}              | ``
            #{Cfg.l[2]}           | ``
            #{Cfg.n}              | ``
            #{Cfg.x.y}            | ``
            #{Cfg.t}              | true
            #{Cfg.d}              | 1.50
            #{Cfg.db}             | {"host":"h1"}
            #{Cfg.l}              | [1,2]
            #{Won.a.b}            | explicit
            #{Won.a}              | {"b":1}
            #{List[1][1].x}       | y
            #{Templated.a}        | text
            #{Step[a].Out.u}      | 1
            #{Broken.a}           | #{Broken.a}
            #{Plain.a}            | #{Plain.a}
            """)
        void aPathGoesOnInsideJson(String text, String result) {
            assertThat(evaluate(text, values)).isEqualTo(result);
        }
    }

    /** R6.34. */
    @Nested
    class Calculations {
        private final VariableDictionary values =
                VariableDictionary.of(Map.of("A", "5", "B", "7", "Text", "x", "Half", " 0.5 ", "E", "1e9"));

        @ParameterizedTest
        @CsvSource({
            "#{calc A+2}, 7",
            "#{calc 3*(2+2)*4}, 48",
            "#{calc 3/2}, 1.5",
            "#{calc {B}-2}, 5",
            "#{calc B-2}, #{B-2}",
            "#{calc 2-B}, -5",
            "#{calc A*(B+1)}, 40",
            "#{calc A*{B}/{A}}, 7",
            "#{calc 2 + 3 * 4 - 5}, 9",
            "#{calc 10-4-3}, 3",
            "#{calc -(2+3)*-2}, 10",
            "#{calc Half*4}, 2",
            "#{calc 0.1+0.2}, 0.3",
            "#{calc 1/3}, 0.3333333333333333",
            "#{calc 1/0}, #{1/0}",
            "#{calc Text+1}, #{Text+1}",
            "#{calc E+1}, #{E+1}",
            "#{calc Nope*2}, #{Nope*2}",
            "#{ CALC 1+1 }, 2",
            "#{calc 100*100}, 10000",
        })
        void areDoneWithDecimalNumbers(String text, String result) {
            assertThat(evaluate(text, values)).isEqualTo(result);
        }
    }

    /** R6.36. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            commentCharacter = '!',
            textBlock =
                    """
        #{N | Trim | ToUpper | Substring 3} ; OCT
        #{N | Trim | ToUpper | Substring 9} ; OCTO
        #{N|trim|TOUPPER}                   ; OCTO
        #{X | Append #{N | Trim}}           ; 5octo
        #{X | Append \\"a#b\\"}             ; 5a#b
        #{X | NoSuchFilter}                 ; #{X | NoSuchFilter}
        #{X | Append #{Nope}}               ; #{X | Append #{Nope}}
        #{X | ToLower a}                    ; #{X | ToLower a}
        #{Nope | ToLower}                   ; #{Nope | ToLower}
        #{Nope | Append a}                  ; a
        """)
    void filtersRunFromLeftToRight(String text, String result) {
        var values = VariableDictionary.of(Map.of("N", " octo ", "X", "5"));

        assertThat(evaluate(text, values)).isEqualTo(result);
    }

    private static String evaluate(String text, Values values) {
        return Expressions.evaluate(text, values).text();
    }

    private static Map<String, String> ordered(String... namesAndValues) {
        var map = new LinkedHashMap<String, String>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            map.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return map;
    }
}
