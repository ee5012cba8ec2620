package dev.slipway.jenkins.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.ci.Field;
import dev.slipway.jenkins.freestyle.SlipwayWrapper;
import dev.slipway.jenkins.server.SlipwayServer;
import dev.slipway.jenkins.testing.FakeSlipway;
import dev.slipway.jenkins.testing.SmallJenkins;
import hudson.model.Item;
import hudson.util.ComboBoxModel;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import java.lang.reflect.Method;
import java.util.List;
import java.util.stream.Stream;
import jenkins.model.Jenkins;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.kohsuke.stapler.verb.POST;

/** What forms ask while one fills them in, and who may ask. */
class OperationFormTest {
    @RegisterExtension
    final SmallJenkins jenkins = new SmallJenkins();

    private final OperationDescriptor deploy = SmallJenkins.descriptor("slipwayDeployRelease");

    @Test
    void whatAFormAsksIsAskedByPostOnly() {
        Stream<Class<?>> forms = Stream.concat(
                SmallJenkins.STEPS.stream().map(Object::getClass),
                Stream.of(
                        WithSlipwayStep.DescriptorImpl.class,
                        SlipwayWrapper.DescriptorImpl.class,
                        SlipwayServer.DescriptorImpl.class));

        assertThat(forms.flatMap(form -> Stream.of(form.getMethods()))
                        .filter(method -> method.getName().startsWith("do")))
                .isNotEmpty()
                .allMatch(method -> method.isAnnotationPresent(POST.class));
    }

    @Test
    void eachCheckIsOfAFieldThatSomeStepHas() {
        List<String> fields = SmallJenkins.STEPS.stream()
                .flatMap(step -> step.operation().fields().stream())
                .map(Field::name)
                .toList();

        assertThat(Stream.of(OperationForm.class.getMethods())
                        .map(method -> method.getName())
                        .filter(name -> name.startsWith("doCheck"))
                        .map(name -> Character.toLowerCase(name.charAt(7)) + name.substring(8)))
                .isNotEmpty()
                .allMatch(fields::contains);
    }

    @Test
    void whoMayChangeTheJobIsOfferedWhatTheServerHas() {
        Jenkins.grantOnly(Item.CONFIGURE);

        assertThat(deploy.doFillProjectItems(jenkins.job(), "", "", "")).containsExactly("Web");
        assertThat(deploy.doFillSpaceItems(jenkins.job(), "", "")).containsExactly("Default", "Shop");
        assertThat(deploy.doFillServerItems(jenkins.job(), "").values()).containsExactly("", "slipway");
        assertThat(deploy.doFillCredentialsIdItems(jenkins.job(), "").values()).containsExactly("", "job-key");
        assertThat(deploy.doFillGuidedFailureItems().values()).containsExactly("Default", "On", "Off");
    }

    @Test
    void whoMayOnlyReadIsOfferedNothingAndTheServerIsNotAsked() {
        Jenkins.grantOnly();

        assertThat(deploy.doFillProjectItems(jenkins.job(), "", "", "")).isEmpty();
        assertThat(deploy.doFillSpaceItems(jenkins.job(), "", "")).isEmpty();
        assertThat(deploy.doFillChannelItems(jenkins.job(), "", "", "", "Web")).isEmpty();
        assertThat(deploy.doFillServerItems(jenkins.job(), "chosen").values()).containsExactly("", "chosen");
        assertThat(deploy.doFillCredentialsIdItems(jenkins.job(), "chosen").values())
                .containsExactly("", "chosen");
        assertThat(jenkins.slipway().requests()).isEmpty();
    }

    @Test
    void outsideOfJobsOnlyAdministratorsAreOfferedAnything() {
        Jenkins.grantOnly(Item.CONFIGURE);
        assertThat(deploy.doFillProjectItems(null, "", "", "")).isEmpty();
        assertThat(jenkins.slipway().requests()).isEmpty();

        Jenkins.grantOnly(Jenkins.ADMINISTER);
        assertThat(deploy.doFillProjectItems(null, "", "", "")).containsExactly("Web");
    }

    /** Every question that a form of a job can ask, put by somebody who may not change the job. */
    @ParameterizedTest
    @MethodSource("questionsOfJobs")
    void noQuestionIsAnsweredToWhoMayNotChangeWhatItIsAbout(Object form, Method question) throws Exception {
        Jenkins.grantOnly();
        Object toReader = question.invoke(form, arguments(question, jenkins.job()));
        Jenkins.grantOnly(Item.CONFIGURE);
        Object outsideOfJobs = question.invoke(form, arguments(question, null));

        assertThat(jenkins.slipway().requests()).isEmpty();
        assertThat(List.of(toReader, outsideOfJobs)).allSatisfy(answer -> {
            if (answer instanceof FormValidation check) {
                assertThat(check.kind).isEqualTo(FormValidation.Kind.OK);
            } else if (answer instanceof ListBoxModel choices) {
                assertThat(choices.values()).doesNotContain("slipway", "job-key", "system-key");
            } else {
                assertThat((ComboBoxModel) answer).isEmpty();
            }
        });
    }

    static Stream<Arguments> questionsOfJobs() {
        return Stream.of(
                        SmallJenkins.descriptor("slipwayDeployRelease"),
                        new WithSlipwayStep.DescriptorImpl(),
                        new SlipwayWrapper.DescriptorImpl())
                .flatMap(form -> questions(form)
                        .filter(question -> question.getParameterCount() > 0)
                        .map(question -> Arguments.of(form, question)));
    }

    private static Stream<Method> questions(Object form) {
        return Stream.of(form.getClass().getMethods()).filter(method -> method.isAnnotationPresent(POST.class));
    }

    private static Object[] arguments(Method question, Item item) {
        return Stream.of(question.getParameterTypes())
                .map(type -> type == Item.class ? item : "chosen")
                .toArray();
    }

    @Test
    void whatHasNoJobIsNoSecret() {
        assertThat(questions(deploy).filter(question -> question.getParameterCount() == 0))
                .extracting(Method::getName)
                .containsExactlyInAnyOrder(
                        "doFillFormatItems",
                        "doFillOverwriteModeItems",
                        "doFillGuidedFailureItems",
                        "doFillFailOnItems");
    }

    @Test
    void aServerThatCannotBeAskedLeavesTheDropDownEmpty() {
        assertThat(deploy.doFillProjectItems(jenkins.job(), "", "no-such-key", ""))
                .isEmpty();
        assertThat(deploy.doFillProjectItems(jenkins.job(), "no-such-server", "", ""))
                .isEmpty();
        assertThat(deploy.doFillChannelItems(jenkins.job(), "", "", "", "${PROJECT}"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "30m, OK",
        "90s, OK",
        "25:00:00, OK",
        "${TIMEOUT}, OK",
        "soon, ERROR",
        "0s, ERROR",
    })
    void aFieldIsCheckedAsTheRunWould(String timeout, FormValidation.Kind kind) {
        assertThat(deploy.doCheckTimeout(jenkins.job(), timeout).kind).isEqualTo(kind);
    }

    @Test
    void aRequiredFieldIsAskedFor() {
        assertThat(deploy.doCheckProject(jenkins.job(), "", "", "", ""))
                .hasMessageContaining("project")
                .extracting(check -> check.kind)
                .isEqualTo(FormValidation.Kind.ERROR);
    }

    @ParameterizedTest
    @CsvSource({
        "Web, OK",
        "web, OK",
        "Projects-17, OK",
        "${PROJECT}, OK",
        "Webb, WARNING",
    })
    void aNameThatTheServerDoesNotHaveIsAWarning(String project, FormValidation.Kind kind) {
        assertThat(deploy.doCheckProject(jenkins.job(), project, "", "", "").kind)
                .isEqualTo(kind);
    }

    @Test
    void eachNameOfAListIsLookedFor() {
        assertThat(deploy.doCheckEnvironments(jenkins.job(), "Test, Production", "", "", "").kind)
                .isEqualTo(FormValidation.Kind.OK);
        assertThat(deploy.doCheckEnvironments(jenkins.job(), "Test\nStaging", "", "", ""))
                .hasMessage("The server has no 'Staging' now; it has Test, Production");
    }

    @Test
    void aServerThatCannotBeAskedIsNoReasonToWarn() {
        assertThat(deploy.doCheckProject(jenkins.job(), "Webb", "no-such-server", "", "").kind)
                .isEqualTo(FormValidation.Kind.OK);
        assertThat(deploy.doCheckChannel(jenkins.job(), "Hotfix", "", "", "", "").kind)
                .isEqualTo(FormValidation.Kind.OK);
    }

    @Test
    void onlyAdministratorsTestAConnection() {
        var form = new SlipwayServer.DescriptorImpl();
        Jenkins.grantOnly(Item.CONFIGURE);

        assertThat(questions(form)).hasSize(4).allSatisfy(question -> assertThatThrownBy(
                        () -> question.invoke(form, arguments(question, null)))
                .hasCauseInstanceOf(SecurityException.class));
        assertThat(jenkins.slipway().requests()).isEmpty();
    }

    @Test
    void aTestOfAConnectionSaysAsWhom() {
        var form = new SlipwayServer.DescriptorImpl();
        String url = jenkins.slipway().url();

        FormValidation good = form.doTestConnection("slipway", url, "system-key", "", "");
        FormValidation bad = form.doTestConnection("slipway", url, "no-such-key", "", "");
        FormValidation nobody = form.doTestConnection("slipway", "http://localhost:1", "system-key", "", "");

        assertThat(good.kind).isEqualTo(FormValidation.Kind.OK);
        assertThat(good).hasMessageContaining("as build-server, who sees the spaces Default, Shop");
        assertThat(bad.kind).isEqualTo(FormValidation.Kind.ERROR);
        assertThat(bad).hasMessageContaining("There is no secret text 'no-such-key'");
        assertThat(nobody.kind).isEqualTo(FormValidation.Kind.ERROR);
        assertThat(good.getMessage() + bad.getMessage() + nobody.getMessage()).doesNotContain(FakeSlipway.API_KEY);
    }

    @ParameterizedTest
    @CsvSource({
        "https://slipway.example.test, OK",
        "http://slipway/base, OK",
        "slipway.example.test, ERROR",
        "'', ERROR",
        "file:///etc/passwd, ERROR",
        "https://, ERROR",
    })
    void anAddressIsAWebAddress(String url, FormValidation.Kind kind) {
        assertThat(new SlipwayServer.DescriptorImpl().doCheckUrl(url).kind).isEqualTo(kind);
    }
}
