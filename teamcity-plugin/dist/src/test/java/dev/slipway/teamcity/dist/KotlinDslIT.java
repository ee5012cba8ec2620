package dev.slipway.teamcity.dist;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.teamcity.StepType;
import dev.slipway.teamcity.dist.KotlinDsl.Parameter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;

/** The Kotlin that projects are written in, and the examples of it. */
class KotlinDslIT {
    private static final Pattern BLOCK = Pattern.compile("\\b(slipway[A-Z]\\w+) \\{([^{}]*)}");
    private static final Pattern ASSIGNMENT = Pattern.compile("(?m)^\\s*(\\w+) = ");
    /** What every step and project feature has. */
    private static final Set<String> OF_ALL = Set.of("id", "name", "enabled", "executionMode");

    private static Map<String, List<Parameter>> functions() {
        var functions = new HashMap<String, List<Parameter>>();
        for (StepType type : StepType.values()) {
            functions.put(KotlinDsl.function(type), KotlinDsl.parameters(type));
        }
        functions.put("slipwayConnection", KotlinDsl.connectionParameters());
        return functions;
    }

    @ParameterizedTest
    @EnumSource(StepType.class)
    void theFileOfAStepIsWhatItsFieldsSay(StepType type) throws IOException {
        assertThat(PluginZip.read().text("kotlin-dsl/" + KotlinDsl.function(type) + ".xml"))
                .isEqualTo(KotlinDsl.file(type));
    }

    @Test
    void theFileOfTheConnectionIsWhatItHas() throws IOException {
        assertThat(PluginZip.read().text("kotlin-dsl/slipwayConnection.xml")).isEqualTo(KotlinDsl.connectionFile());
    }

    @Test
    void everyFileIsXmlWithOneFunctionAndNamesThatAreUnique() throws IOException {
        var zip = PluginZip.read();

        assertThat(zip.namesIn("kotlin-dsl/"))
                .hasSize(StepType.values().length + 1)
                .allSatisfy(name -> {
                    var file = zip.xml(name);
                    assertThat(file.getDocumentElement().getNodeName()).isEqualTo("dsl-extension");
                    assertThat(Xml.all(file, "function").get(0).getAttribute("name") + ".xml")
                            .isEqualTo(name.substring(11));
                    assertThat(Xml.all(file, "description"))
                            .extracting(Element::getTextContent)
                            .noneMatch(text -> text.contains("/*") || text.contains("*/"));
                    List<Element> params = Xml.children(Xml.all(file, "params").get(0), "param");
                    assertThat(params)
                            .extracting(param -> param.getAttribute("name"))
                            .doesNotHaveDuplicates();
                    assertThat(params)
                            .extracting(param -> param.getAttribute("dslName"))
                            .doesNotHaveDuplicates()
                            .doesNotContainAnyElementsOf(OF_ALL);
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"docs/teamcity.md", "teamcity-plugin/samples/settings.kts"})
    void examplesSetOnlyWhatThereIsAndAllThatIsNeeded(String file) throws IOException {
        String text =
                Files.readString(Path.of(System.getProperty("project.root")).resolve(file));
        var seen = new TreeSet<String>();

        for (MatchResult block : BLOCK.matcher(text).results().toList()) {
            List<Parameter> parameters = functions().get(block.group(1));
            assertThat(parameters).as(block.group(1)).isNotNull();
            List<String> set = ASSIGNMENT
                    .matcher(block.group(2))
                    .results()
                    .map(assignment -> assignment.group(1))
                    .filter(name -> !OF_ALL.contains(name))
                    .toList();
            assertThat(parameters).as(block.group()).extracting(Parameter::name).containsAll(set);
            assertThat(set)
                    .as(block.group())
                    .doesNotHaveDuplicates()
                    .containsAll(parameters.stream()
                            .filter(Parameter::isMandatory)
                            .map(Parameter::name)
                            .toList());
            seen.add(block.group(1));
        }
        assertThat(seen).containsExactlyElementsOf(new TreeSet<>(functions().keySet()));
    }
}
