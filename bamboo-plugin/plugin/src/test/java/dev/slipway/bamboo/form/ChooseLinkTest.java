package dev.slipway.bamboo.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import freemarker.template.TemplateException;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;

/** The script of the form in a real browser, with a Bamboo that only answers its question. */
class ChooseLinkTest {
    private static final File CHROMIUM = new File("/usr/bin/chromium");
    private static final File DRIVER = new File("/usr/bin/chromedriver");
    private static final String FORM =
            """
            <!doctype html><title>form</title><script src="/slipway-task.js"></script>
            <form><div class="slipway-task" data-operation="deploy" data-ticket="T&amp;1" data-url="/choices">
            <select name="slipway_server"><option selected>Main</option></select>
            <input name="slipway_space" value="Shop">
            <input name="slipway_project" value=""><div><a href="#" class="slipway-choose" data-field="project">Choose</a></div>
            <textarea name="slipway_environments">Test</textarea>
            <div><a href="#" class="slipway-choose" data-field="environments">Choose</a></div>
            </div></form>
            """;

    private HttpServer bamboo;
    private ChromeDriver browser;

    private volatile List<String> choices = List.of();
    private volatile String problem = "";
    private volatile String asked = "";

    @BeforeEach
    void open() throws IOException {
        assumeTrue(CHROMIUM.canExecute() && DRIVER.canExecute(), "Debian's chromium and chromium-driver");
        bamboo = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        bamboo.createContext("/", exchange -> answer(exchange, "text/html", FORM));
        bamboo.createContext("/slipway-task.js", exchange -> answer(exchange, "text/javascript", script()));
        bamboo.createContext("/choices", this::choose);
        bamboo.start();
        var options = new ChromeOptions();
        options.setBinary(CHROMIUM);
        options.addArguments("--headless=new", "--no-sandbox", "--disable-dev-shm-usage");
        browser = new ChromeDriver(
                new ChromeDriverService.Builder()
                        .usingDriverExecutable(DRIVER)
                        .usingAnyFreePort()
                        .build(),
                options);
        browser.manage().timeouts().implicitlyWait(Duration.ofSeconds(30));
        browser.get("http://localhost:" + bamboo.getAddress().getPort() + "/");
    }

    @AfterEach
    void close() {
        if (browser != null) {
            browser.quit();
        }
        if (bamboo != null) {
            bamboo.stop(0);
        }
    }

    @Test
    void aChoiceBecomesTheValueOfAField() {
        choices = List.of("Web", "<img src=x onerror=document.title='bad'>");

        link("project").click();

        assertThat(offered())
                .extracting(WebElement::getText)
                .containsExactly("", "Web", "<img src=x onerror=document.title='bad'>");
        offered().get(2).click();
        assertThat(value("project")).isEqualTo("<img src=x onerror=document.title='bad'>");
        assertThat(browser.getTitle()).isEqualTo("form");
        assertThat(asked)
                .contains("ticket=T&1", "operation=deploy", "server=Main", "space=Shop", "project=", "field=project");
    }

    @Test
    void aChoiceIsAddedToAListAsALine() {
        choices = List.of("Production", "Stage");

        link("environments").click();
        offered().get(2).click();
        offered().get(1).click();

        assertThat(value("environments")).isEqualTo("Test\nStage\nProduction");
    }

    @Test
    void whyThereIsNothingToChooseFromIsSaid() {
        problem = "No <b>server</b> is set up";

        link("project").click();

        assertThat(browser.findElement(By.className("description")).getText()).isEqualTo("No <b>server</b> is set up");
    }

    private List<WebElement> offered() {
        return browser.findElements(By.cssSelector("select.select option"));
    }

    private WebElement link(String field) {
        return browser.findElement(By.cssSelector("a[data-field=" + field + "]"));
    }

    private String value(String field) {
        return browser.findElement(By.name("slipway_" + field)).getDomProperty("value");
    }

    private static String script() throws IOException {
        try (var file = ChooseLinkTest.class.getResourceAsStream("/web/slipway-task.js")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private void choose(HttpExchange exchange) throws IOException {
        asked = URLDecoder.decode(
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8), StandardCharsets.UTF_8);
        try {
            answer(
                    exchange,
                    "text/html",
                    new StubMacros().render("slipway-choices.ftl", Map.of("choices", choices, "problem", problem)));
        } catch (TemplateException e) {
            throw new IOException(e);
        }
    }

    private static void answer(HttpExchange exchange, String type, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type + ";charset=utf-8");
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
