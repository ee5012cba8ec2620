package dev.slipway.server.deployment.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.api.Action;
import dev.slipway.api.ConnectivityPolicy;
import dev.slipway.api.HealthStatus;
import dev.slipway.api.Machine;
import dev.slipway.api.PropertyValue;
import dev.slipway.api.SkipMachineBehavior;
import dev.slipway.api.StartTrigger;
import dev.slipway.api.Step;
import dev.slipway.api.StepCondition;
import dev.slipway.api.TenantedDeploymentMode;
import dev.slipway.json.WireJson;
import dev.slipway.server.deployment.plan.PlannedAction.Location;
import dev.slipway.server.limit.TenantFacts;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlanDeploymentTest {
    private static final Circumstances IN_TEST = new Circumstances(
            "Environments-Test",
            "Channels-1",
            Optional.empty(),
            List.of(),
            Set.of(),
            Set.of(),
            Set.of(),
            ConnectivityPolicy.DEFAULT,
            0,
            UnaryOperator.identity());

    @ParameterizedTest(name = "{0}, RunOnServer {1}, roles {2}")
    @CsvSource({
        "Octopus.Script,          False, web, TARGET",
        "Octopus.Script,          false, web, TARGET",
        "Octopus.Script,          True,  web, WORKER_FOR_EACH_TARGET",
        "Octopus.Script,          true,  '',  WORKER",
        "Octopus.Script,          '',    '',  WORKER",
        "Octopus.Script,          '',    web, TARGET",
        "Octopus.Script,          False, '',  TARGET",
        "Octopus.TentaclePackage, '',    web, TARGET",
        "Octopus.TentaclePackage, True,  web, TARGET",
        "Octopus.TransferPackage, '',    '',  TARGET",
        "Octopus.Manual,          False, web, SERVER",
        "Octopus.Email,           '',    '',  SERVER",
        "Octopus.DeployRelease,   True,  '',  SERVER",
        "Octopus.HealthCheck,     '',    web, SERVER",
        "Acme.Nothing,            True,  '',  WORKER",
        "Acme.Nothing,            True,  web, WORKER_FOR_EACH_TARGET",
        "Acme.Nothing,            '',    web, TARGET",
        "Acme.Nothing,            '',    '',  WORKER",
    })
    void anActionRunsWhereItsTypeItsPropertiesAndTheTargetTagsSay(
            String type, String runOnServer, String roles, Location location) {
        Step step = step("A", roles, action("A", type, Map.of("Octopus.Action.RunOnServer", runOnServer)));

        assertThat(plan(IN_TEST.withMachines(List.of(machine("web1", "web"))), step)
                        .steps()
                        .get(0)
                        .actions()
                        .get(0)
                        .location())
                .isEqualTo(location);
    }

    @Test
    void aStepRunsOnEveryTargetWithOneOfItsTagsInTheOrderOfTheNames() {
        var there = List.of(
                machine("web2", "web"), machine("db1", "db"), machine("All1", "web", "db"), machine("Web1", "WEB"));

        assertThat(targets(IN_TEST.withMachines(there), "web")).containsExactly("All1", "Web1", "web2");
        assertThat(targets(IN_TEST.withMachines(there), "db, web")).containsExactly("All1", "db1", "Web1", "web2");
    }

    @Test
    void disabledTargetsAndThoseOfOtherEnvironmentsTakeNoPart() {
        var there = List.of(
                machine("web1", "web"),
                machine("web2", "web").withIsDisabled(true),
                machine("web3", "web").withEnvironmentIds(List.of("Environments-Prod")),
                machine("web4", "web").withEnvironmentIds(List.of()));

        assertThat(targets(IN_TEST.withMachines(there), "web")).containsExactly("web1");
    }

    @ParameterizedTest(name = "{0} target of {1} with tags {2}: untenanted {3}, for Acme {4}")
    @CsvSource({
        "UNTENANTED,             '',        '',         true,  false",
        "TENANTED,               Tenants-1, '',         false, true",
        "TENANTED,               Tenants-2, '',         false, false",
        "TENANTED,               '',        Ring/Alpha, false, true",
        "TENANTED,               '',        Ring/Beta,  false, false",
        "TENANTED,               '',        '',         false, false",
        "TENANTED_OR_UNTENANTED, Tenants-1, '',         true,  true",
        "TENANTED_OR_UNTENANTED, Tenants-2, Ring/Beta,  true,  false",
        "UNTENANTED,             Tenants-1, '',         true,  false",
    })
    void aTargetServesTheTenantsThatItIsFor(
            TenantedDeploymentMode participation,
            String tenantId,
            String tag,
            boolean servesUntenanted,
            boolean servesAcme) {
        Circumstances untenanted = IN_TEST.withMachines(List.of(machine("web1", "web")
                .withTenantedDeploymentParticipation(participation)
                .withTenantIds(split(tenantId))
                .withTenantTags(split(tag))));
        Circumstances acme = untenanted.withTenant(Optional.of(new TenantFacts("Tenants-1", List.of("Ring/Alpha"))));

        assertThat(targets(untenanted, "web").isEmpty()).isNotEqualTo(servesUntenanted);
        assertThat(targets(acme, "web").isEmpty()).isNotEqualTo(servesAcme);
    }

    @ParameterizedTest(name = "specific {0}, excluded {1}: {2}")
    @CsvSource({
        "'',           '',        'web1,web2,web3'",
        "'web1,web2',  '',        'web1,web2'",
        "'web1,web2',  web2,      web1",
        "'',           web2,      'web1,web3'",
        "web9,         '',        ''",
        "web1,         web9,      web1",
    })
    void onlyTheTargetsThatTheUserChoseAreUsed(String specific, String excluded, String expected) {
        Circumstances circumstances = IN_TEST.withMachines(
                        List.of(machine("web1", "web"), machine("web2", "web"), machine("web3", "web")))
                .withSpecificMachines(Set.copyOf(split(specific)))
                .withExcludedMachines(Set.copyOf(split(excluded)));

        assertThat(targets(circumstances, "web")).containsExactlyElementsOf(split(expected));
    }

    @ParameterizedTest(name = "{0}, skips {1} of {2}, excludes unhealthy {3}: {4}")
    @CsvSource({
        "HEALTHY,      SKIP_UNAVAILABLE_MACHINES, '',  true,  true",
        "HAS_WARNINGS, SKIP_UNAVAILABLE_MACHINES, '',  true,  true",
        "UNKNOWN,      SKIP_UNAVAILABLE_MACHINES, '',  true,  true",
        "UNAVAILABLE,  NONE,                      '',  false, true",
        "UNAVAILABLE,  SKIP_UNAVAILABLE_MACHINES, '',  false, false",
        "UNAVAILABLE,  SKIP_UNAVAILABLE_MACHINES, WEB, false, false",
        "UNAVAILABLE,  SKIP_UNAVAILABLE_MACHINES, db,  false, true",
        "UNAVAILABLE,  NONE,                      web, false, true",
        "UNAVAILABLE,  NONE,                      '',  true,  true",
        "UNHEALTHY,    NONE,                      '',  true,  false",
        "UNHEALTHY,    NONE,                      db,  true,  false",
        "UNHEALTHY,    SKIP_UNAVAILABLE_MACHINES, '',  false, true",
    })
    void targetsAreLeftOutForTheirHealthAsTheProjectSays(
            HealthStatus health, SkipMachineBehavior behavior, String roles, boolean excludes, boolean isUsed) {
        Circumstances circumstances = IN_TEST.withMachines(
                        List.of(machine("web1", "web").withHealthStatus(health)))
                .withPolicy(new ConnectivityPolicy(behavior, split(roles), false, excludes));

        TargetChoice choice = TargetChoice.of(List.of("web"), circumstances);

        assertThat(choice.chosen().isEmpty()).isNotEqualTo(isUsed);
        assertThat(choice.unavailable().isEmpty()).isEqualTo(isUsed);
    }

    @Test
    void whatTheUserLeftOutIsToldApartFromWhatIsUnavailable() {
        Circumstances circumstances = IN_TEST.withMachines(List.of(
                        machine("web1", "web").withHealthStatus(HealthStatus.UNAVAILABLE),
                        machine("web2", "web").withHealthStatus(HealthStatus.UNAVAILABLE)))
                .withExcludedMachines(Set.of("web2"))
                .withPolicy(
                        new ConnectivityPolicy(SkipMachineBehavior.SKIP_UNAVAILABLE_MACHINES, List.of(), false, false));

        TargetChoice choice = TargetChoice.of(List.of("web"), circumstances);

        assertThat(choice.chosen()).isEmpty();
        assertThat(choice.unavailable()).extracting(Machine::name).containsExactly("web1");
        assertThat(choice.excluded()).extracting(Machine::name).containsExactly("web2");
    }

    @Test
    void targetTagsMayBeExpressions() {
        Circumstances circumstances = IN_TEST.withMachines(List.of(machine("web1", "web"), machine("db1", "db")))
                .withEvaluate(text -> text.replace("#{Kind}", "web,db"));

        assertThat(targets(circumstances, "#{Kind}")).containsExactly("db1", "web1");
    }

    @Test
    void targetTagsOfTheOnlyActionAreThoseOfTheStep() {
        Step step = step("A", "", action("A", "Octopus.TentaclePackage", Map.of(StepShape.ROLES, "web")));

        PlannedStep planned = plan(IN_TEST.withMachines(List.of(machine("web1", "web"))), step)
                .steps()
                .get(0);

        assertThat(planned.roles()).containsExactly("web");
        assertThat(planned.targets()).containsExactly(new PlannedTarget("web1", "web1"));
    }

    @ParameterizedTest(name = "environments {0}, excluded {1}, channels {2}, tags {3}: {4}")
    @CsvSource({
        "'',                                  '',                '',         '',                     ''",
        "Environments-Test,                   '',                '',         '',                     ''",
        "'Environments-Prod,Environments-Test','',               '',         '',                     ''",
        "Environments-Prod,                   '',                '',         '',                     environment",
        "'',                                  Environments-Prod, '',         '',                     ''",
        "'',                                  Environments-Test, '',         '',                     environment",
        "Environments-Test,                   Environments-Test, '',         '',                     environment",
        "'',                                  '',                Channels-1, '',                     ''",
        "'',                                  '',                Channels-2, '',                     channel",
        "'',                                  '',                '',         ring/alpha,             ''",
        "'',                                  '',                '',         'Ring/Alpha,Ring/Beta', ''",
        "'',                                  '',                '',         'Ring/Alpha,Tier/Gold', tags",
        "'',                                  '',                '',         Ring/Beta,              tags",
    })
    void anActionIsSkippedWhereItIsNotFor(
            String environments, String excluded, String channels, String tags, String reason) {
        Action action = script("A")
                .withEnvironments(split(environments))
                .withExcludedEnvironments(split(excluded))
                .withChannels(split(channels))
                .withTenantTags(split(tags));
        Circumstances forAcme =
                IN_TEST.withTenant(Optional.of(new TenantFacts("Tenants-1", List.of("Ring/Alpha", "Tier/Silver"))));

        PlannedStep planned = plan(forAcme, step("A", "", action)).steps().get(0);

        assertThat(planned.isSkipped()).isEqualTo(!reason.isEmpty());
        assertThat(planned.skipReason())
                .isEqualTo(planned.actions().get(0).skipReason())
                .contains(reason);
    }

    @Test
    void anActionForTenantsIsSkippedWithoutATenant() {
        Action action = script("A").withTenantTags(List.of("Ring/Alpha"));

        assertThat(plan(IN_TEST, step("A", "", action)).steps().get(0).skipReason())
                .isEqualTo("it is only for tenants with the tags Ring/Alpha.");
    }

    @Test
    void channelsMeanNothingToARunbook() {
        Action action = script("A").withChannels(List.of("Channels-2"));

        assertThat(plan(IN_TEST.withChannelId(null), step("A", "", action))
                        .steps()
                        .get(0)
                        .isSkipped())
                .isFalse();
    }

    @Test
    void aStepIsSkippedOnlyWhenAllOfItsActionsAre() {
        Step step = step("S", "", script("A"), script("B"));

        PlannedStep one =
                plan(IN_TEST.withSkippedActions(Set.of("id-A")), step).steps().get(0);
        PlannedStep both = plan(IN_TEST.withSkippedActions(Set.of("id-A", "id-B")), step)
                .steps()
                .get(0);

        assertThat(one.isSkipped()).isFalse();
        assertThat(one.actions()).extracting(PlannedAction::isSkipped).containsExactly(true, false);
        assertThat(both.isSkipped()).isTrue();
        assertThat(both.lacksTargets()).isFalse();
    }

    @Test
    void disabledActionsAreNotInThePlanAndNumbersStayThoseOfTheProcess() {
        Plan plan = plan(
                IN_TEST,
                step("A", "", script("A").withIsDisabled(true)),
                step("B", "", script("B1").withIsDisabled(true), script("B2"), script("B3")),
                step("C", "", script("C")));

        assertThat(plan.steps()).extracting(PlannedStep::number).containsExactly("2", "3");
        assertThat(plan.steps())
                .flatExtracting(PlannedStep::actions)
                .extracting(PlannedAction::number)
                .containsExactly("2.2", "2.3", "3");
    }

    @Test
    void aStepWhosePartnerIsDisabledStillWaitsForTheOneBefore() {
        Plan plan = plan(
                IN_TEST,
                step("A", "", script("A")),
                step("B", "", script("B").withIsDisabled(true)),
                step("C", "", script("C")).withStartTrigger(StartTrigger.START_WITH_PREVIOUS),
                step("D", "", script("D")).withStartTrigger(StartTrigger.START_WITH_PREVIOUS));

        assertThat(plan.steps()).extracting(PlannedStep::startsWithPrevious).containsExactly(false, false, true);
    }

    @Test
    void theFirstStepStartsWithNothing() {
        Plan plan = plan(IN_TEST, step("A", "", script("A")).withStartTrigger(StartTrigger.START_WITH_PREVIOUS));

        assertThat(plan.steps()).extracting(PlannedStep::startsWithPrevious).containsExactly(false);
    }

    @Test
    void conditionsAreTakenOverForTheEngineToJudge() {
        Step step = step("A", "", script("A"))
                .withCondition(StepCondition.VARIABLE)
                .withProperties(Map.of("Octopus.Step.ConditionVariableExpression", PropertyValue.of("#{Go}")));

        PlannedStep planned = plan(IN_TEST, step).steps().get(0);

        assertThat(planned.condition()).isEqualTo(StepCondition.VARIABLE);
        assertThat(planned.conditionExpression()).isEqualTo("#{Go}");
    }

    @ParameterizedTest(name = "window \"{0}\": {1}")
    @CsvSource({
        "'',          10",
        "1,           1",
        "' 2 ',       2",
        "50,          50",
        "0,           10",
        "-1,          10",
        "two,         10",
        "99999999999, 10",
        "999999999,   10000",
        "#{Window},   3",
    })
    void theWindowIsTheStepsElseTen(String written, int window) {
        Step step = step("A", "", script("A")).withProperties(Map.of(StepShape.WINDOW, PropertyValue.of(written)));

        assertThat(plan(IN_TEST.withEvaluate(text -> text.replace("#{Window}", "3")), step)
                        .steps()
                        .get(0)
                        .window())
                .isEqualTo(window);
    }

    @Test
    void aVariableSaysHowManyStepsRunSideBySideAndHowWideTheWindowsAreThatSayNothing() {
        Circumstances circumstances =
                IN_TEST.withEvaluate(text -> text.replace("#{Octopus.Action.MaxParallelism}", "4"));
        Step narrow = step("B", "", script("B")).withProperties(Map.of(StepShape.WINDOW, PropertyValue.of("2")));

        Plan plan = plan(circumstances, step("A", "", script("A")), narrow);

        assertThat(plan.stepsAtOnce()).isEqualTo(4);
        assertThat(plan.steps()).extracting(PlannedStep::window).containsExactly(4, 2);
        assertThat(plan(IN_TEST, narrow).stepsAtOnce()).isEqualTo(10);
    }

    @Test
    void noWindowIsWiderThanTheEnvironmentAllows() {
        Step narrow = step("B", "", script("B")).withProperties(Map.of(StepShape.WINDOW, PropertyValue.of("2")));

        Plan plan = plan(IN_TEST.withMaxTargets(3), step("A", "", script("A")), narrow);

        assertThat(plan.maxTargets()).isEqualTo(3);
        assertThat(plan.steps()).extracting(PlannedStep::window).containsExactly(3, 2);
    }

    @Test
    void aRollingStepTakesItsServerActionsFromTargetToTarget() {
        Step rolling = step("S", "web", action("Approve", "Octopus.Manual", Map.of()), onTargets("Deploy"));
        Step alone = step("T", "web", action("Approve all", "Octopus.Manual", Map.of()));

        Plan plan = plan(IN_TEST.withMachines(List.of(machine("web1", "web"), machine("web2", "web"))), rolling, alone);

        assertThat(plan.steps().get(0).targets())
                .extracting(PlannedTarget::name)
                .containsExactly("web1", "web2");
        assertThat(plan.steps().get(1).targets()).isEmpty();
        assertThat(plan.steps().get(1).roles()).isEmpty();
        assertThat(plan.steps().get(1).isSkipped()).isFalse();
    }

    @Test
    void aStepWithoutTargetsIsSkippedWhileOthersHaveSome() {
        Plan plan = plan(
                IN_TEST.withMachines(List.of(machine("web1", "web"))),
                step("A", "cache", onTargets("A")),
                step("B", "web", onTargets("B")));

        assertThat(plan.steps().get(0).lacksTargets()).isTrue();
        assertThat(plan.steps().get(0).skipReason())
                .isEqualTo("there are no deployment targets for it with the tag cache.");
        assertThat(plan.steps().get(1).isSkipped()).isFalse();
        assertThat(plan.lacksTargets()).isFalse();
        assertThat(plan.targets()).containsExactly(new PlannedTarget("web1", "web1"));
    }

    @Test
    void aProcessLacksTargetsWhenItNeedsSomeAndHasNone() {
        Step needsTargets = step("A", "web", onTargets("A"));

        assertThat(plan(IN_TEST, needsTargets, step("B", "", script("B"))).lacksTargets())
                .isTrue();
        assertThat(plan(IN_TEST.withSkippedActions(Set.of("id-A")), needsTargets)
                        .lacksTargets())
                .isFalse();
        assertThat(plan(IN_TEST, step("B", "", script("B"))).lacksTargets()).isFalse();
        assertThat(plan(IN_TEST).lacksTargets()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ",", " , ,"})
    void aPackageStepWithoutTagsFindsNoTargets(String roles) {
        Plan plan = plan(IN_TEST.withMachines(List.of(machine("web1", "web"))), step("A", roles, onTargets("A")));

        assertThat(plan.steps().get(0).skipReason())
                .isEqualTo("it runs on deployment targets, and names no target tags.");
        assertThat(plan.lacksTargets()).isTrue();
    }

    private static Plan plan(Circumstances circumstances, Step... steps) {
        return PlanDeployment.of(List.of(steps), circumstances);
    }

    private static List<String> targets(Circumstances circumstances, String roles) {
        return plan(circumstances, step("A", roles, onTargets("A"))).targets().stream()
                .map(PlannedTarget::name)
                .toList();
    }

    private static Step step(String name, String roles, Action... actions) {
        return WireJson.empty(Step.class)
                .withId("step-" + name)
                .withName(name)
                .withProperties(Map.of(StepShape.ROLES, PropertyValue.of(roles)))
                .withActions(List.of(actions));
    }

    private static Action script(String name) {
        return action(name, "Octopus.Script", Map.of("Octopus.Action.RunOnServer", "True"));
    }

    private static Action onTargets(String name) {
        return action(name, "Octopus.TentaclePackage", Map.of());
    }

    private static Action action(String name, String type, Map<String, String> properties) {
        var values = new LinkedHashMap<String, PropertyValue>();
        properties.forEach((key, value) -> values.put(key, PropertyValue.of(value)));
        return WireJson.empty(Action.class)
                .withId("id-" + name)
                .withName(name)
                .withActionType(type)
                .withProperties(values);
    }

    private static Machine machine(String name, String... roles) {
        return WireJson.empty(Machine.class)
                .withId(name)
                .withName(name)
                .withEnvironmentIds(List.of("Environments-Test"))
                .withRoles(List.of(roles));
    }

    private static List<String> split(String list) {
        return Stream.of(list.split(",")).filter(item -> !item.isEmpty()).toList();
    }
}
