package dev.slipway.server.machine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.server.TestServer;
import dev.slipway.server.Wire;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MachinePolicyTest {
    private final TestServer server = TestServer.shared();
    private final Wire wire = server.wire();
    private final String space = server.newSpace();
    private final String policies = "/api/" + space + "/machinepolicies";

    /** JSON with single quotes, which read better in Java. */
    private static String json(String text) {
        return text.replace('\'', '"');
    }

    private Wire.Answer create(String text) {
        return wire.post(policies, json(text));
    }

    @Test
    void everySpaceHasADefaultOneThatIsNotDeleted() {
        Wire.Answer page = wire.get(policies + "?take=1").expect(200);

        assertThat(page.text("Items/0/Name")).isEqualTo("Default Machine Policy");
        assertThat(page.at("Items/0/IsDefault")).isEqualTo(true);
        assertThat(page.text("Items/0/ConnectionConnectTimeout")).isEqualTo("00:01:00");
        assertThat(page.at("Items/0/ConnectionRetryCountLimit")).isEqualTo(5.0);
        assertThat(page.text("Items/0/MachineHealthCheckPolicy/HealthCheckInterval"))
                .isEqualTo("1.00:00:00");
        assertThat(wire.delete(policies + "/" + page.text("Items/0/Id"))
                        .expect(400)
                        .text("Errors/0"))
                .isEqualTo("The machine policy Default Machine Policy is the default one and cannot be deleted.");
    }

    @Test
    void aNewOneHasTheDefaultsOfWhatItLeavesOutAndIsNotTheDefault() {
        Wire.Answer created = create("{'Name':'Mine','IsDefault':true}").expect(201);

        assertThat(created.at("IsDefault")).isEqualTo(false);
        assertThat(created.text("ConnectionRetryTimeLimit")).isEqualTo("00:05:00");
        String address = policies + "/" + created.text("Id");
        assertThat(wire.put(address, created.body()).expect(200).body()).isEqualTo(created.body());
    }

    @Test
    void aCronExpressionTakesThePlaceOfTheInterval() {
        Wire.Answer created = create("{'Name':'Hourly','MachineHealthCheckPolicy':{'HealthCheckInterval':'01:00:00',"
                        + "'HealthCheckCron':'0 0 * * * *','HealthCheckCronTimezone':'Europe/Berlin'}}")
                .expect(201);

        assertThat(created.text("MachineHealthCheckPolicy/HealthCheckCron")).isEqualTo("0 0 * * * *");
        assertThat(created.at("MachineHealthCheckPolicy/HealthCheckInterval")).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "{}                                                 | Name is missing; it must have a value",
                "{'Name':'p','ConnectionRetryCountLimit':-1}        | ConnectionRetryCountLimit is -1; it must be from 1 to 1000",
                "{'Name':'p','ConnectionConnectTimeout':'00:00:00'} | ConnectionConnectTimeout must be longer than 00:00:00 and no longer than 365.00:00:00",
                "{'Name':'p','ConnectionConnectTimeout':'soon'}     | The request's body cannot be read: 'soon' is no time span; write hh:mm:ss or d.hh:mm:ss at $.ConnectionConnectTimeout",
                "{'Name':'p','MachineHealthCheckPolicy':{'HealthCheckCron':'hourly'}}                       | HealthCheckCron 'hourly' must have six fields: second, minute, hour, day of the month, month, day of the week",
                "{'Name':'p','MachineHealthCheckPolicy':{'HealthCheckCronTimezone':'Nowhere/At all'}}       | HealthCheckCronTimezone 'Nowhere/At all' is no time zone, such as Europe/Berlin",
                "{'Name':'p','MachineHealthCheckPolicy':{'BashHealthCheckPolicy':{'RunType':'Inline'}}}     | BashHealthCheckPolicy.ScriptBody is missing; a RunType of Inline must have it",
                "{'Name':'p','MachineCleanupPolicy':{'DeleteMachinesBehavior':'DeleteUnavailableMachines'}} | DeleteMachinesElapsedTimeSpan must be longer than 00:00:00 and no longer than 365.00:00:00",
                "{'Name':'p','MachineUpdatePolicy':{'TentacleUpdateAccountId':'Accounts-0'}}                | TentacleUpdateAccountId 'Accounts-0' names no account of this space",
                "{'Name':'p','MachinePackageCacheRetentionPolicy':{'QuantityOfPackagesToKeep':-1}}          | QuantityOfPackagesToKeep is -1; it must not be negative",
            })
    void badInputIsRefusedNamingTheField(String body, String error) {
        assertThat(create(body).expect(400).text("Errors/0")).isEqualTo(error);
    }

    @Test
    void aNameIsTakenWhateverItsCase() {
        assertThat(create("{'Name':'default machine policy'}").expect(400).text("Errors/0"))
                .isEqualTo("Name: There is already a machine policy called default machine policy");
    }

    @Test
    void oneOfAnotherSpaceIsNotFound() {
        String id = create("{'Name':'Mine'}").expect(201).text("Id");
        String other = "/api/" + server.newSpace() + "/machinepolicies/" + id;

        wire.get(other).expect(404);
        wire.put(other, json("{'Name':'Yours'}")).expect(404);
        wire.delete(other).expect(404);
    }

    @Test
    void theAccountThatFetchesUpdatesIsNotDeleted() {
        String accounts = "/api/" + space + "/accounts";
        String account = wire.post(accounts, json("{'Name':'Updates','AccountType':'None'}"))
                .expect(201)
                .text("Id");
        create("{'Name':'Mine','MachineUpdatePolicy':{'TentacleUpdateAccountId':'" + account + "'}}")
                .expect(201);

        assertThat(wire.delete(accounts + "/" + account).expect(400).text("Errors/0"))
                .isEqualTo("The account Updates cannot be deleted; it is used by machine policy Mine.");
    }

    @Test
    void everyChangeIsRecorded() {
        String id = create("{'Name':'Mine'}").expect(201).text("Id");
        wire.put(policies + "/" + id, json("{'Name':'Other'}")).expect(200);
        wire.delete(policies + "/" + id).expect(200);

        assertThat(wire.get("/api/" + space + "/events?regarding=" + id).each("Items", "Category"))
                .containsExactly("Deleted", "Modified", "Created");
    }
}
