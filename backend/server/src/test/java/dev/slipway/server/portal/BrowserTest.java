package dev.slipway.server.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.slipway.api.ActivityStatus;
import dev.slipway.api.Form;
import dev.slipway.api.FormButton;
import dev.slipway.api.FormControl;
import dev.slipway.api.FormElement;
import dev.slipway.server.TestServer;
import dev.slipway.server.task.LogLine;
import java.io.File;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.openqa.selenium.By;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;

/** What only a real browser shows: scripts, events, and what the security policy lets through. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Execution(ExecutionMode.SAME_THREAD)
class BrowserTest {
    private static final File CHROMIUM = new File("/usr/bin/chromium");
    private static final File DRIVER = new File("/usr/bin/chromedriver");
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private ChromeDriver browser;

    @BeforeAll
    void start() {
        assumeTrue(CHROMIUM.canExecute() && DRIVER.canExecute(), "Debian's chromium and chromium-driver");
        var options = new ChromeOptions();
        options.setBinary(CHROMIUM);
        options.addArguments("--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--window-size=1280,900");
        var service = new ChromeDriverService.Builder()
                .usingDriverExecutable(DRIVER)
                .usingAnyFreePort()
                .build();
        browser = new ChromeDriver(service, options);
        browser.manage().timeouts().implicitlyWait(LONGEST);
    }

    @AfterAll
    void quit() {
        if (browser != null) {
            browser.quit();
        }
    }

    private void signIn() {
        browser.findElement(By.name("username")).sendKeys("admin");
        browser.findElement(By.name("password")).sendKeys(TestServer.ADMIN_PASSWORD);
        browser.findElement(By.cssSelector("button[type=submit]")).click();
    }

    /** Waits until there is such an element. */
    private void await(String xpath) {
        browser.findElement(By.xpath(xpath));
    }

    private void nothingWasBlocked() {
        assertThat(browser.manage().logs().get(LogType.BROWSER).getAll())
                .filteredOn(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue())
                .isEmpty();
    }

    @Test
    void aLinkOfTheApiLeadsThroughTheSignInToItsPage() {
        browser.get(TestServer.shared().url() + "/app#/Spaces-1/tasks");
        signIn();
        await("//h1[contains(., 'Tasks')]");
        assertThat(browser.getCurrentUrl()).endsWith("/app/Spaces-1/tasks");

        browser.get("about:blank");
        browser.get(TestServer.shared().url() + "/app#/Spaces-1/environments");
        await("//h1[contains(., 'Environments')]");

        browser.get(TestServer.shared().url() + "/app");
        await("//h1[contains(., 'Dashboard')]");
        nothingWasBlocked();
    }

    @Test
    void aQuestionAppearsAndIsAnswered() {
        try (var server = new TaskServer()) {
            String task = server.task("Deploy Web 1.0 to Production");
            browser.get(server.url() + task);
            signIn();
            await("//details//*[contains(., 'Deploy Web 1.0 to Production')]");

            server.then(server.asks(
                    "Approve",
                    new Form(
                            Map.of(),
                            List.of(
                                    new FormElement("Instructions", FormControl.paragraph("Look at <it>"), false),
                                    new FormElement("Notes", FormControl.textArea("Notes"), false),
                                    new FormElement(
                                            "Result",
                                            FormControl.buttons(List.of(
                                                    new FormButton("Proceed", "Proceed", false),
                                                    new FormButton("Abort", "Abort", true))),
                                            true)))));
            await("//*[@data-task-state]//*[contains(., 'waits for an answer')]");
            await("//*[@data-questions]//p[contains(., 'Look at <it>')]");
            browser.findElement(By.name("Notes")).sendKeys("fine");
            browser.findElement(By.xpath("//button[. = 'Proceed']")).click();

            await("//li[contains(., 'Answer:') and contains(., 'Notes=fine') and contains(., 'Result=Proceed')]");
            await("//main[not(.//button[contains(., 'Proceed')])]");
            nothingWasBlocked();
        }
    }

    @Test
    void aLogIsFollowedLive() {
        try (var server = new TaskServer()) {
            String task = server.task("Deploy Web 1.0 to Test");
            browser.get(server.url() + task);
            signIn();
            await("//details//*[contains(., 'Deploy Web 1.0 to Test')]");

            server.then(run -> {
                run.log().activity("copy", run.log().root(), "Step 1: Copy");
                run.log().started("copy");
                run.log().append("copy", LogLine.info("<b>first</b> line"));
            });
            await("//*[@data-activity='copy']//li[contains(., '<b>first</b> line')]");
            await("//*[@data-activity='copy']//*[contains(@class, 'is-running')]");

            browser.navigate().refresh();
            await("//*[@data-activity='copy']//li[contains(., '<b>first</b> line')]");
            server.then(run -> {
                run.log().append("copy", LogLine.info("second line"));
                run.log().ended("copy", ActivityStatus.SUCCESS);
            });
            await("//*[@data-activity='copy']//li[contains(., 'second line')]");
            assertThat(browser.findElements(By.cssSelector("[data-activity=copy] .line")))
                    .hasSize(2);

            server.then(TaskServer.END);
            await("//*[@data-task-state]//*[contains(., 'Success')]");
            await("//main[not(.//button[contains(., 'Cancel')])]");
            nothingWasBlocked();
        }
    }
}
