package dev.slipway.teamcity.dist;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.teamcity.StepKeys;
import dev.slipway.teamcity.server.form.FormField;
import dev.slipway.teamcity.server.form.StepForm;
import dev.slipway.teamcity.server.results.SlipwayTab;
import java.io.IOException;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The JSPs, which no compiler sees before TeamCity does. */
class JspIT {
    private static final String FOLDER = "buildServerResources/";
    private static final Pattern PROPERTY_TAG = Pattern.compile("<props:\\w+Property name=\"([^\"$]+)\"");
    private static final Pattern EXPRESSION = Pattern.compile("\\$\\{([^}]+)}");
    private static final Pattern PROPERTY = Pattern.compile("\\b(slipwayForm|field|report|link|connection)\\.(\\w+)");
    private static final Pattern CLASS = Pattern.compile("(?:class|import)=\"(dev\\.slipway[\\w.]+)\"");
    private static final Pattern INCLUDE = Pattern.compile("<%@ include file=\"([^/][^\"]*)\"");

    private static final Map<String, Class<?>> BEANS = Map.of(
            "slipwayForm", StepForm.class,
            "field", FormField.class,
            "report", SlipwayTab.Row.class,
            "link", SlipwayTab.Anchor.class);

    private static Map<String, String> pages() throws IOException {
        var pages = new TreeMap<String, String>();
        PluginZip.read().serverClassPath().forEach((name, content) -> {
            if (name.startsWith(FOLDER) && (name.endsWith(".jsp") || name.endsWith(".jspf"))) {
                pages.put(name, new String(content, UTF_8));
            }
        });
        return pages;
    }

    private static List<MatchResult> found(Pattern pattern, String text) {
        return pattern.matcher(text).results().toList();
    }

    private static List<String> getters(Class<?> type) {
        return Arrays.stream(type.getMethods())
                .filter(method -> Modifier.isPublic(method.getModifiers()) && method.getParameterCount() == 0)
                .map(method -> method.getName().replaceFirst("^(get|is)", ""))
                .map(name -> name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1))
                .toList();
    }

    @Test
    void thereIsAPageForEachStep() throws IOException {
        assertThat(pages().keySet())
                .filteredOn(name -> name.contains("/step/edit-"))
                .hasSize(8);
        assertThat(pages().keySet())
                .filteredOn(name -> name.contains("/step/view-"))
                .hasSize(8);
    }

    @Test
    void everyKeyInAPageIsOneThatIsRead() throws IOException {
        List<String> keys = new ArrayList<>();
        pages().forEach((name, page) -> found(PROPERTY_TAG, page).forEach(match -> keys.add(match.group(1))));

        assertThat(keys)
                .hasSizeGreaterThan(8)
                .allMatch(List.of(
                        StepKeys.CONNECTION,
                        StepKeys.URL,
                        StepKeys.API_KEY,
                        StepKeys.SPACE,
                        StepKeys.TRUSTED_CERTIFICATES,
                        StepKeys.PUBLISH_ARTIFACTS,
                        "displayName")::contains);
    }

    @Test
    void everyControlHasAPlaceForItsError() throws IOException {
        pages().forEach((name, page) -> found(PROPERTY_TAG, page).stream()
                .map(match -> match.group(1))
                .filter(key -> !key.equals(StepKeys.PUBLISH_ARTIFACTS))
                .forEach(key -> assertThat(page).as(name).contains("id=\"error_" + key + "\"")));
    }

    /** The fields of steps have the help of the catalogue; those of connections have theirs in the page. */
    @Test
    void everyFieldOfAConnectionHasHelp() throws IOException {
        String page = pages().entrySet().stream()
                .filter(one -> one.getKey().endsWith("connection/edit.jsp"))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow();

        assertThat(page.split("<tr>"))
                .filteredOn(row -> row.contains("<props:"))
                .hasSize(5)
                .allMatch(row -> row.contains("<span class=\"smallNote\">"));
    }

    @Test
    void everyExpressionAsksABeanWhatItKnows() throws IOException {
        List<String> asked = new ArrayList<>();
        for (String page : pages().values()) {
            for (MatchResult expression : found(EXPRESSION, page)) {
                for (MatchResult property : found(PROPERTY, expression.group(1))) {
                    Class<?> bean = BEANS.get(property.group(1));
                    if (bean != null) {
                        assertThat(getters(bean)).contains(property.group(2));
                        asked.add(property.group());
                    }
                }
            }
        }
        assertThat(asked).contains("slipwayForm.fields", "field.key", "report.links", "link.url");
    }

    @Test
    void everyTextIsEscapedWhereItIsShown() throws IOException {
        pages().forEach((name, page) -> {
            String outsideOfTags = page.replaceAll("(?s)<(?:props|l|c|jsp):[^>]*>|<%.*?%>|<script.*?</script>", "")
                    .replaceAll("class=\"\\$\\{slipwayRow}\"", "")
                    .replaceAll("data-several=\"\\$\\{field\\.control == 'lines'}\"", "");
            assertThat(outsideOfTags).as(name).doesNotContain("${");
        });
    }

    @Test
    void everyClassAndPageThatIsNamedIsThere() throws IOException {
        Map<String, byte[]> files = PluginZip.read().serverClassPath();
        pages().forEach((name, page) -> {
            found(CLASS, page).forEach(match -> assertThat(files)
                    .containsKey(match.group(1).replace('.', '/') + ".class"));
            String folder = name.substring(0, name.lastIndexOf('/') + 1);
            found(INCLUDE, page).forEach(match -> assertThat(files).containsKey(folder + match.group(1)));
        });
    }
}
