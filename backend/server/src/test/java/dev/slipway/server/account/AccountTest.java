package dev.slipway.server.account;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.api.Account;
import dev.slipway.json.WireJson;
import dev.slipway.server.TestServer;
import dev.slipway.server.Wire;
import dev.slipway.server.persistence.Database;
import dev.slipway.server.problem.Invalid;
import dev.slipway.server.security.Secret;
import dev.slipway.server.ssh.SshCredential;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AccountTest {
    private static final String UUID = "6d0f9d5e-3a55-4cb1-8d0e-2e6b3ad7a001";

    private final TestServer server = TestServer.shared();
    private final Wire wire = server.wire();
    private final String space = server.newSpace();
    private final String accounts = "/api/" + space + "/accounts";

    /** JSON with single quotes, which read better in Java. */
    private static String json(String text) {
        return text.replace('\'', '"');
    }

    private Wire.Answer create(String text) {
        return wire.post(accounts, json(text));
    }

    private String environment(String name) {
        return wire.post("/api/" + space + "/environments", json("{'Name':'" + name + "'}"))
                .expect(201)
                .text("Id");
    }

    private static String key(String resource) {
        try (InputStream file =
                requireNonNull(AccountTest.class.getResourceAsStream("/dev/slipway/server/ssh/" + resource))) {
            return Base64.getEncoder().encodeToString(file.readAllBytes());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String keyPair(String name, String key, String passphrase) {
        return "{'Name':'" + name + "','AccountType':'SshKeyPair','Username':'deploy','PrivateKeyFile':{'NewValue':'"
                + key + "'},'PrivateKeyPassphrase':{'HasValue':true,'NewValue':'" + passphrase + "'}}";
    }

    private String login(String name, String password) {
        return create("{'Name':'" + name + "','AccountType':'UsernamePassword','Username':'ada',"
                        + "'Password':{'HasValue':true,'NewValue':'" + password + "'}}")
                .expect(201)
                .text("Id");
    }

    private Map<String, Secret> secretsOf(String id) {
        try (Database db = server.database()) {
            Account account = WireJson.empty(Account.class).withId(id);
            return db.read(tx -> new AccountSecrets(server.encryption()).of(tx, account));
        }
    }

    private String certified(String certificate) {
        return "{'Name':'Certified','AccountType':'SshKeyPair','Username':'deploy','SshCertificate':'" + certificate
                + "','PrivateKeyFile':{'NewValue':'" + key("ed25519.openssh") + "'}}";
    }

    private static String line(String resource) {
        return new String(Base64.getDecoder().decode(key(resource)), StandardCharsets.UTF_8).strip();
    }

    @Test
    void aPrivateKeyMayHaveACertificateThatStaysReadable() {
        String certificate = line("ed25519-cert.pub");
        Wire.Answer created = create(certified(certificate)).expect(201);

        assertThat(created.text("SshCertificate")).isEqualTo(certificate);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ed25519.pub          | SshCertificate: The certificate is an ordinary public key; expected is what 'ssh-keygen -s' writes into -cert.pub",
                "ed25519-hostcert.pub | SshCertificate: The certificate is one of a host; expected is one of a user",
            })
    void aCertificateThatIsNoneOfAUserIsRefused(String resource, String error) {
        assertThat(create(certified(line(resource))).expect(400).text("Errors/0"))
                .isEqualTo(error);
    }

    @Test
    void aCertificateMustBeForThePrivateKey() {
        assertThat(create(certified(line("ed25519-cert.pub")).replace(key("ed25519.openssh"), key("rsa.openssh")))
                        .expect(400)
                        .text("Errors/0"))
                .startsWith("SshCertificate: The certificate is for the key SHA256:")
                .endsWith("(ssh-rsa)");
        assertThat(create(certified("ssh-ed25519-cert-v01@openssh.com AAAA"))
                        .expect(400)
                        .text("Errors/0"))
                .startsWith("SshCertificate: The certificate is damaged");
    }

    @Test
    void aNewOneGetsItsDefaultsAndOnlyTheFieldsOfItsType() {
        Wire.Answer created = create("{'Name':' Cloud ','AccountType':'amazonWebServicesAccount','AccessKey':'AKIA',"
                        + "'SecretKey':{'HasValue':true,'NewValue':'s3'},'TenantId':'x','Token':{'NewValue':'t'}}")
                .expect(201);

        assertThat(created.text("Id")).startsWith("Accounts-");
        assertThat(created.text("Name")).isEqualTo("Cloud");
        assertThat(created.text("Slug")).isEqualTo("cloud");
        assertThat(created.text("AccountType")).isEqualTo("AmazonWebServicesAccount");
        assertThat(created.text("TenantedDeploymentParticipation")).isEqualTo("Untenanted");
        assertThat(created.text("Region")).isEmpty();
        assertThat(created.at("EnvironmentIds")).isEqualTo(List.of());
        assertThat(created.has("TenantId")).isFalse();
        assertThat(created.has("Token")).isFalse();
        assertThat(created.text("Links/Self")).isEqualTo(accounts + "/" + created.text("Id"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'UsernamePassword','Username':'ada'",
                "'Token','Token':{'HasValue':true,'NewValue':'t'}",
                "'AmazonWebServicesAccount','AccessKey':'a','SecretKey':{'NewValue':'s'}",
                "'AmazonWebServicesOidcAccount','RoleArn':'arn','SessionDuration':'3600','DeploymentSubjectKeys':['space']",
                "'AmazonWebServicesRoleAccount'",
                "'AzureServicePrincipal','SubscriptionNumber':'" + UUID + "','TenantId':'" + UUID + "','ClientId':'"
                        + UUID + "','Password':{'NewValue':'p'}",
                "'AzureOidc','SubscriptionNumber':'" + UUID + "','TenantId':'" + UUID + "','ClientId':'" + UUID
                        + "','Audience':'api','CustomClaims':{'a':'b'}",
                "'AzureSubscription','SubscriptionNumber':'" + UUID + "','CertificateBytes':{'NewValue':'c'}",
                "'GoogleCloudAccount','JsonKey':{'NewValue':'{}'}",
                "'GenericOidcAccount','Audience':'api'",
                "'None'",
            })
    void everyTypeIsKeptAsItIsRead(String typeAndFields) {
        String id = create("{'Name':'Kept','AccountType':" + typeAndFields + "}")
                .expect(201)
                .text("Id");
        String read = wire.get(accounts + "/" + id).expect(200).body();

        assertThat(wire.put(accounts + "/" + id, read).expect(200).body()).isEqualTo(read);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "{'AccountType':'None'}                       | Name is missing; it must have a value",
                "{'Name':'a'}                                 | AccountType is missing; it must be one of UsernamePassword, SshKeyPair, Token, AmazonWebServicesAccount, AmazonWebServicesOidcAccount, AmazonWebServicesRoleAccount, AzureServicePrincipal, AzureOidc, AzureSubscription, GoogleCloudAccount, GenericOidcAccount, None",
                "{'Name':'a','AccountType':'Magic'}           | There is no AccountType 'Magic'; it must be one of UsernamePassword, SshKeyPair, Token, AmazonWebServicesAccount, AmazonWebServicesOidcAccount, AmazonWebServicesRoleAccount, AzureServicePrincipal, AzureOidc, AzureSubscription, GoogleCloudAccount, GenericOidcAccount, None",
                "{'Name':'a','AccountType':['None']}          | The request's body cannot be read: Expected a string but was BEGIN_ARRAY at path $.AccountType",
                "{'Name':'a','AccountType':'UsernamePassword'}| Username is missing; an account of type UsernamePassword must have it",
                "{'Name':'a','AccountType':'Token'}           | Token is missing; an account of type Token must have it",
                "{'Name':'a','AccountType':'Token','Token':{'HasValue':true}}                | Token is missing; an account of type Token must have it",
                "{'Name':'a','AccountType':'Token','Token':{'HasValue':true,'NewValue':''}}  | Token is missing; an account of type Token must have it",
                "{'Name':'a','AccountType':'Token','Token':'clear'}                          | The request's body cannot be read: Expected BEGIN_OBJECT but was STRING at path $.Token",
                "{'Name':'a','AccountType':'None','EnvironmentIds':['Environments-0']}       | EnvironmentIds: there is no environment 'Environments-0' in the space",
                "{'Name':'a','AccountType':'None','TenantedDeploymentParticipation':'Maybe'} | The request's body cannot be read: Expected one of Untenanted, TenantedOrUntenanted, Tenanted but was 'Maybe' at path $.TenantedDeploymentParticipation",
                "{'Name':'a','AccountType':'AzureSubscription','SubscriptionNumber':'12'}    | SubscriptionNumber '12' is no UUID, such as 00000000-0000-0000-0000-000000000000",
                "{'Name':'a','AccountType':'AzureSubscription'}                              | SubscriptionNumber is missing; an account of type AzureSubscription must have it",
                "{'Name':'a','AccountType':'SshKeyPair','Username':'u'}                      | PrivateKeyFile is missing; an account of type SshKeyPair must have it",
                "{'Name':'a','AccountType':'SshKeyPair','Username':'u','PrivateKeyFile':{'NewValue':'-----BEGIN'}} | PrivateKeyFile: the text is no Base64; send the bytes of the private key file in Base64",
                "{'Name':'a','AccountType':'SshKeyPair','Username':'u','PrivateKeyFile':{'NewValue':'aGVsbG8='}}   | PrivateKeyFile: The private key is in no known format; expected is a PEM file with a line that begins with -----BEGIN and ends with PRIVATE KEY-----",
            })
    void badInputIsRefusedNamingTheField(String body, String error) {
        assertThat(create(body).expect(400).text("Errors/0")).isEqualTo(error);
    }

    @ParameterizedTest
    @CsvSource({"Name, 201, 'is longer than 200 characters'", "Username, 1001, 'is longer than 1000 characters'"})
    void oversizedFieldsAreRefused(String field, int length, String error) {
        String fields = field.equals("Name") ? "'Username':'u','Name':'" : "'Name':'n','Username':'";

        Wire.Answer refused = create("{'AccountType':'UsernamePassword'," + fields + "x".repeat(length) + "'}")
                .expect(400);

        assertThat(refused.text("Errors/0")).startsWith(field + " 'xxx").endsWith(error);
    }

    @Test
    void everyProblemIsNamedAtOnce() {
        Wire.Answer refused = create("{'AccountType':'AzureOidc','ClientId':'x','TenantId':'y'}")
                .expect(400);

        assertThat(refused.at("Errors"))
                .isEqualTo(List.of(
                        "Name is missing; it must have a value",
                        "SubscriptionNumber is missing; an account of type AzureOidc must have it",
                        "TenantId 'y' is no UUID, such as 00000000-0000-0000-0000-000000000000",
                        "ClientId 'x' is no UUID, such as 00000000-0000-0000-0000-000000000000"));
    }

    @Test
    void aNameIsTakenWhateverItsCase() {
        create("{'Name':'Deploy','AccountType':'None'}").expect(201);
        String other =
                create("{'Name':'Other','AccountType':'None'}").expect(201).text("Id");

        assertThat(create("{'Name':'DEPLOY','AccountType':'None'}").expect(400).text("Errors/0"))
                .isEqualTo("Name: There is already an account called DEPLOY");
        wire.put(accounts + "/" + other, json("{'Name':'deploy ','AccountType':'None'}"))
                .expect(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ed25519.openssh",
                "ecdsa.pem",
                "rsa.pkcs8",
            })
    void aPrivateKeyWithoutPassphraseIsAccepted(String resource) {
        create(keyPair("Key", key(resource), "")).expect(201);
    }

    @Test
    void aPrivateKeyMustOpenWithItsPassphrase() {
        String encrypted = key("ed25519.openssh.encrypted");

        create(keyPair("Key", encrypted, "only for tests")).expect(201);
        assertThat(create(keyPair("Other", encrypted, "wrong")).expect(400).text("Errors/0"))
                .isEqualTo("PrivateKeyFile: The private key does not open with the passphrase given, or is damaged");
        assertThat(create(keyPair("Other", encrypted, "")).expect(400).text("Errors/0"))
                .isEqualTo("PrivateKeyFile: The private key is encrypted, and its passphrase is missing");
    }

    @Test
    void aNewPassphraseMustOpenTheKeptKey() {
        String id = create(keyPair("Key", key("ed25519.openssh.encrypted"), "only for tests"))
                .expect(201)
                .text("Id");

        wire.put(
                        accounts + "/" + id,
                        json("{'Name':'Key','Username':'deploy','PrivateKeyFile':{'HasValue':true},"
                                + "'PrivateKeyPassphrase':{'HasValue':true,'NewValue':'wrong'}}"))
                .expect(400);
        assertThat(secretsOf(id)).containsEntry("PrivateKeyPassphrase", new Secret("only for tests"));
    }

    @Test
    void aSecretNeverComesBackAndStandsNowhereInClear() {
        String secret = "Tr0ub4dor-and-3";
        Wire.Answer created = create("{'Name':'Login','AccountType':'UsernamePassword','Username':'ada',"
                        + "'Password':{'HasValue':true,'NewValue':'" + secret + "'}}")
                .expect(201);
        String address = accounts + "/" + created.text("Id");

        assertThat(created.at("Password/HasValue")).isEqualTo(true);
        assertThat(created.at("Password/NewValue")).isNull();
        for (String path : new String[] {address, accounts, accounts + "/all", "/api/" + space + "/events"}) {
            assertThat(wire.get(path).expect(200).body()).doesNotContain(secret);
        }
        try (Database db = server.database()) {
            Map<String, Object> row = db.read(tx -> tx.createQuery("SELECT * FROM account WHERE id = :id")
                    .bind("id", created.text("Id"))
                    .mapToMap()
                    .one());
            assertThat(row.toString()).contains("v1:").doesNotContain(secret);
        }
        assertThat(secretsOf(created.text("Id"))).containsOnly(Map.entry("Password", new Secret(secret)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "{'HasValue':true,'NewValue':null} | old",
                "{'HasValue':true}                 | old",
                "{'HasValue':true,'NewValue':'new'}| new",
                "{'NewValue':'new'}                | new",
                "{'HasValue':false}                | ",
                "null                              | ",
            })
    void aSecretIsKeptReplacedOrCleared(String sent, String after) {
        String id = login("Login", "old");

        Wire.Answer answer = wire.put(
                        accounts + "/" + id,
                        json("{'Name':'Login','AccountType':'UsernamePassword','Username':'ada','Password':" + sent
                                + "}"))
                .expect(200);

        assertThat(answer.at("Password/HasValue")).isEqualTo(after != null);
        assertThat(secretsOf(id)).isEqualTo(after == null ? Map.of() : Map.of("Password", new Secret(after)));
    }

    @Test
    void theTypeStaysWhatItIs() {
        String id = login("Login", "old");

        assertThat(wire.put(accounts + "/" + id, json("{'Name':'Login','AccountType':'None'}"))
                        .expect(400)
                        .text("Errors/0"))
                .isEqualTo("AccountType of an existing account stays what it is, UsernamePassword; create another"
                        + " account");
    }

    @Test
    void itIsListedByTypeNameAndIds() {
        String login = login("B", "p");
        create("{'Name':'a','AccountType':'None'}").expect(201);

        assertThat(wire.get(accounts).each("Items", "Name")).containsExactly("a", "B");
        assertThat(wire.get(accounts + "?accountType=usernamePassword").each("Items", "Name"))
                .containsExactly("B");
        assertThat(wire.get(accounts + "?accountType=Token").each("Items", "Name"))
                .isEmpty();
        assertThat(wire.get(accounts + "?partialName=A").each("Items", "Name")).containsExactly("a");
        assertThat(wire.get(accounts + "?ids=Accounts-0," + login).each("Items", "Name"))
                .containsExactly("B");
        assertThat(wire.get(accounts + "/b").expect(200).text("Id")).isEqualTo(login);
    }

    @Test
    void oneOfAnotherSpaceIsNotFoundAndNorIsItsEnvironment() {
        String id = login("Login", "p");
        String environment = environment("Test");
        String other = "/api/" + server.newSpace() + "/accounts";

        wire.get(other + "/" + id).expect(404);
        wire.put(other + "/" + id, json("{'Name':'Mine'}")).expect(404);
        wire.delete(other + "/" + id).expect(404);
        assertThat(wire.post(other, json("{'Name':'a','AccountType':'None','EnvironmentIds':['" + environment + "']}"))
                        .expect(400)
                        .text("Errors/0"))
                .isEqualTo("EnvironmentIds: there is no environment '" + environment + "' in the space");
    }

    @Test
    void anEnvironmentThatIsTheOnlyLimitOfAnAccountStays() {
        String dev = environment("Dev");
        String test = environment("Test");
        String id = create("{'Name':'Limited','AccountType':'None','EnvironmentIds':['" + dev + "','" + test + "']}")
                .expect(201)
                .text("Id");

        wire.delete("/api/" + space + "/environments/" + dev).expect(200);
        assertThat(wire.get(accounts + "/" + id).at("EnvironmentIds")).isEqualTo(List.of(test));

        assertThat(wire.delete("/api/" + space + "/environments/" + test)
                        .expect(400)
                        .text("Errors/0"))
                .isEqualTo("The environment Test cannot be deleted; it is used by account Limited.");
    }

    @Test
    void everyChangeIsRecorded() {
        String id = login("Login", "p");
        wire.put(accounts + "/" + id, json("{'Name':'Login','Username':'eve'}")).expect(200);
        wire.delete(accounts + "/" + id).expect(200);

        assertThat(wire.get("/api/" + space + "/events?regarding=" + id).each("Items", "Category"))
                .containsExactly("Deleted", "Modified", "Created");
    }

    @Test
    void featuresAboveSignInOverSshWithThePasswordOrTheKey() {
        String login = login("Login", "p4ss");
        String key = create(keyPair("Key", key("rsa.openssh.encrypted"), "only for tests"))
                .expect(201)
                .text("Id");
        String token = create("{'Name':'T','AccountType':'Token','Token':{'NewValue':'t'}}")
                .expect(201)
                .text("Id");

        assertThat(credential(login)).isEqualTo(new SshCredential.Password("p4ss"));
        assertThat(credential(key)).isInstanceOf(SshCredential.PrivateKey.class);
        assertThatThrownBy(() -> credential(token)).isInstanceOfSatisfying(Invalid.class, e -> assertThat(e.details())
                .containsExactly("The account T is of type Token, with which one cannot sign in over SSH."));
    }

    private SshCredential credential(String id) {
        Account account =
                WireJson.read(wire.get(accounts + "/" + id).expect(200).body(), Account.class);
        try (Database db = server.database()) {
            return db.read(tx -> new AccountSecrets(server.encryption()).sshCredential(tx, account));
        }
    }
}
