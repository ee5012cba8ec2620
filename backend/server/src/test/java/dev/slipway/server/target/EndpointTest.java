package dev.slipway.server.target;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.api.Endpoint;
import dev.slipway.json.WireJson;
import dev.slipway.server.TestServer;
import dev.slipway.server.Wire;
import dev.slipway.server.machine.MachineEndpoint;
import dev.slipway.server.persistence.Database;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Targets by the way they are reached (R2.6). */
class EndpointTest {
    private static final String FINGERPRINT = "SHA256:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU";

    private final TestServer server = TestServer.shared();
    private final Wire wire = server.wire();
    private final String space = server.newSpace();
    private final String machines = "/api/" + space + "/machines";
    private String environment = "";
    private String login = "";
    private String token = "";
    private String otherLogin = "";

    @BeforeEach
    void makeWhatTargetsName() {
        environment = post("environments", "{'Name':'Dev'}").expect(201).text("Id");
        login = post("accounts", "{'Name':'Login','AccountType':'UsernamePassword','Username':'ada'}")
                .expect(201)
                .text("Id");
        token = post("accounts", "{'Name':'Token','AccountType':'Token','Token':{'NewValue':'t'}}")
                .expect(201)
                .text("Id");
    }

    /** JSON with single quotes, which read better in Java. */
    private Wire.Answer post(String collection, String text) {
        return wire.post("/api/" + space + "/" + collection, text.replace('\'', '"'));
    }

    private Wire.Answer create(String endpoint) {
        return post(
                "machines",
                "{'Name':'t','SkipInitialHealthCheck':true,'Roles':['web'],'EnvironmentIds':['" + environment
                        + "'],'Endpoint':"
                        + endpoint.replace("LOGIN", login)
                                .replace("TOKEN", token)
                                .replace("FINGERPRINT", FINGERPRINT)
                        + "}");
    }

    private static MachineEndpoint kind(Wire.Answer target) {
        return MachineEndpoint.of(WireJson.read(WireJson.write(target.at("Endpoint"), Object.class), Endpoint.class));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'CommunicationStyle':'None'}",
                "{'CommunicationStyle':'None','LocalDirectory':'/srv/apps'}",
                "{'CommunicationStyle':'TentaclePassive','Uri':'https://w:10933/','Thumbprint':'AB'}",
                "{'CommunicationStyle':'TentacleActive','Uri':'poll://abc/','Thumbprint':'AB'}",
                "{'CommunicationStyle':'Ssh','Host':'web1','Port':2222,'AccountId':'LOGIN','Fingerprint':'FINGERPRINT'}",
                "{'CommunicationStyle':'Ssh','Host':'::1','AccountId':'LOGIN','Fingerprint':'FINGERPRINT'}",
                "{'CommunicationStyle':'OfflineDrop'}",
                "{'CommunicationStyle':'OfflineDrop','Destination':{'DestinationType':'FileSystem','DropFolderPath':'/d'}}",
                "{'CommunicationStyle':'Kubernetes','ClusterUrl':'https://k:6443','SkipTlsVerification':'true',"
                        + "'Authentication':{'AuthenticationType':'KubernetesStandard','AccountId':'TOKEN'}}",
                "{'CommunicationStyle':'KubernetesTentacle','TentacleEndpointConfiguration':{'CommunicationMode':'Polling'}}",
                "{'CommunicationStyle':'AwsEcsCluster','ClusterName':'c','Region':'eu-west-1','UseInstanceRole':true}",
                "{'CommunicationStyle':'AzureServiceFabricCluster','ConnectionEndpoint':'f:19000'}",
                "{'CommunicationStyle':'Ftp'}",
                "{'CommunicationStyle':'AzureCloudService'}",
            })
    void everyStyleIsKeptAsItIsRead(String endpoint) {
        String id = create(endpoint).expect(201).text("Id");
        String read = wire.get(machines + "/" + id).expect(200).body();

        assertThat(wire.put(machines + "/" + id, read).expect(200).body()).isEqualTo(read);
    }

    @Test
    void whatRunsSomethingOnATargetTellsItsKindsApart() {
        Endpoint ssh = WireJson.read(
                ("{'CommunicationStyle':'Ssh','Host':'web1','Port':2222,'AccountId':'Accounts-1','Fingerprint':'"
                                + FINGERPRINT + "'}")
                        .replace('\'', '"'),
                Endpoint.class);

        assertThat(MachineEndpoint.of(ssh))
                .isEqualTo(new MachineEndpoint.Ssh("web1", 2222, FINGERPRINT, "Accounts-1", Optional.empty()));
        assertThat(MachineEndpoint.of(Endpoint.NONE)).isEqualTo(new MachineEndpoint.CloudRegion());
        assertThat(MachineEndpoint.of(Endpoint.NONE.withLocalDirectory("/srv/apps")))
                .isEqualTo(new MachineEndpoint.Local(Path.of("/srv/apps")));
        assertThat(kind(create("{'CommunicationStyle':'ftp'}").expect(201)))
                .isEqualTo(new MachineEndpoint.Unsupported("Ftp"));
    }

    @Test
    void onlyTheFieldsOfTheStyleAreThere() {
        Wire.Answer created = create("{'CommunicationStyle':'ssh','Host':' web1 ','AccountId':'LOGIN','Fingerprint':"
                        + "'FINGERPRINT','ClusterUrl':'https://k','LocalDirectory':'/srv','DefaultWorkerPoolId':'x'}")
                .expect(201);

        assertThat(created.at("Endpoint"))
                .isEqualTo(WireJson.read(
                        ("{'Id':null,'CommunicationStyle':'Ssh','Uri':'ssh://web1:22/','AccountId':'" + login
                                        + "','Host':'web1','Port':22,'Fingerprint':'" + FINGERPRINT + "','Links':{}}")
                                .replace('\'', '"'),
                        Object.class));
        assertThat(created.text("Uri")).isEqualTo("ssh://web1:22/");
    }

    @Test
    void anSshTargetMayBeBehindAnotherMachine() {
        Wire.Answer created = create("{'CommunicationStyle':'Ssh','Host':'db1','AccountId':'LOGIN','Fingerprint':"
                        + "'FINGERPRINT','JumpHost':{'Host':' gate ','AccountId':'" + otherLogin()
                        + "','Fingerprint':'FINGERPRINT'}}")
                .expect(201);

        assertThat(created.at("Endpoint/JumpHost"))
                .isEqualTo(Map.of("Host", "gate", "Port", 22.0, "AccountId", otherLogin, "Fingerprint", FINGERPRINT));
        assertThat(kind(created))
                .isEqualTo(new MachineEndpoint.Ssh(
                        "db1",
                        22,
                        FINGERPRINT,
                        login,
                        Optional.of(new MachineEndpoint.Ssh("gate", 22, FINGERPRINT, otherLogin, Optional.empty()))));
        String refusal = wire.delete("/api/" + space + "/accounts/" + otherLogin)
                .expect(400)
                .text("Errors/0");
        assertThat(refusal).contains("target t");
        String id = created.text("Id");
        String read = wire.get(machines + "/" + id).expect(200).body();
        assertThat(wire.put(machines + "/" + id, read).expect(200).body()).isEqualTo(read);
    }

    private String otherLogin() {
        if (otherLogin.isEmpty()) {
            otherLogin = post("accounts", "{'Name':'Gate','AccountType':'UsernamePassword','Username':'eve'}")
                    .expect(201)
                    .text("Id");
        }
        return otherLogin;
    }

    @Test
    void theAccountOfTheMachineOnTheWayIsTheTargetsUnlessAnotherIsNamed() {
        Wire.Answer created = create("{'CommunicationStyle':'Ssh','Host':'db1','AccountId':'LOGIN','Fingerprint':"
                        + "'FINGERPRINT','JumpHost':{'Host':'gate','Port':2222,'Fingerprint':'FINGERPRINT'}}")
                .expect(201);

        assertThat(kind(created)).isInstanceOfSatisfying(MachineEndpoint.Ssh.class, ssh -> assertThat(ssh.through())
                .contains(new MachineEndpoint.Ssh("gate", 2222, FINGERPRINT, login, Optional.empty())));
    }

    @Test
    void whetherCertificatesAreVerifiedIsAText() {
        Wire.Answer created = create("{'CommunicationStyle':'Kubernetes','ClusterUrl':'https://k:6443'}")
                .expect(201);

        assertThat(created.at("Endpoint/SkipTlsVerification")).isEqualTo("False");
        assertThat(created.text("Endpoint/Authentication/AuthenticationType")).isEqualTo("None");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "{'CommunicationStyle':'Pigeon'} | CommunicationStyle 'Pigeon' is not possible here; it must be one of None, TentaclePassive, TentacleActive, Ssh, OfflineDrop, AzureWebApp, AzureCloudService, AzureServiceFabricCluster, Ftp, Kubernetes, KubernetesTentacle, AwsEcsCluster",
                "{'CommunicationStyle':'Ssh','AccountId':'LOGIN','Fingerprint':'FINGERPRINT'}                       | Host is missing; it must be the name or the address of a machine",
                "{'CommunicationStyle':'Ssh','Host':'a;b','AccountId':'LOGIN','Fingerprint':'FINGERPRINT'}          | Host 'a;b' is neither the name nor the address of a machine",
                "{'CommunicationStyle':'Ssh','Host':'h','Port':0,'AccountId':'LOGIN','Fingerprint':'FINGERPRINT'}   | Port is 0; it must be from 1 to 65535",
                "{'CommunicationStyle':'Ssh','Host':'h','Port':65536,'AccountId':'LOGIN','Fingerprint':'FINGERPRINT'} | Port is 65536; it must be from 1 to 65535",
                "{'CommunicationStyle':'Ssh','Host':'h','AccountId':'LOGIN','Fingerprint':'FINGERPRINT','JumpHost':{'Fingerprint':'FINGERPRINT'}} | JumpHost.Host is missing; it must be the name or the address of a machine",
                "{'CommunicationStyle':'Ssh','Host':'h','AccountId':'LOGIN','Fingerprint':'FINGERPRINT','JumpHost':{'Host':'j','Port':0,'Fingerprint':'FINGERPRINT'}} | JumpHost.Port is 0; it must be from 1 to 65535",
                "{'CommunicationStyle':'Ssh','Host':'h','AccountId':'LOGIN','Fingerprint':'FINGERPRINT','JumpHost':{'Host':'j'}} | JumpHost.Fingerprint is missing; an endpoint of style Ssh must have it",
                "{'CommunicationStyle':'Ssh','Host':'h','AccountId':'LOGIN','Fingerprint':'FINGERPRINT','JumpHost':{'Host':'j','AccountId':'Accounts-999','Fingerprint':'FINGERPRINT'}} | JumpHost.AccountId 'Accounts-999' names no account of this space",
                "{'CommunicationStyle':'Ssh','Host':'h','Port':'many'}                                              | The request's body cannot be read: Expected an int but was many at path $.Endpoint.Port",
                "{'CommunicationStyle':'Ssh','Host':'h','Fingerprint':'FINGERPRINT'}                                | AccountId is missing; an endpoint of style Ssh must have it",
                "{'CommunicationStyle':'Ssh','Host':'h','AccountId':'Accounts-0','Fingerprint':'FINGERPRINT'}       | AccountId 'Accounts-0' names no account of this space",
                "{'CommunicationStyle':'Ssh','Host':'h','AccountId':'TOKEN','Fingerprint':'FINGERPRINT'}            | AccountId: the account Token is of type Token; it must be of type UsernamePassword or SshKeyPair",
                "{'CommunicationStyle':'Ssh','Host':'h','AccountId':'LOGIN'}                                        | Fingerprint is missing; an endpoint of style Ssh must have it",
                "{'CommunicationStyle':'Ssh','Host':'h','AccountId':'LOGIN','Fingerprint':'mine'}                   | Fingerprint 'mine' is not a host key fingerprint; expected is SHA256: and 43 characters of Base64, or 16 bytes of MD5 in hexadecimal",
                "{'CommunicationStyle':'Ssh','Host':'h','AccountId':'LOGIN','Fingerprint':'FINGERPRINT','ProxyId':'Proxies-0'} | ProxyId 'Proxies-0' names no proxy of this space",
                "{'CommunicationStyle':'TentaclePassive','Thumbprint':'AB'}                                         | Uri is missing; an endpoint of style TentaclePassive must have it",
                "{'CommunicationStyle':'TentaclePassive','Uri':'http://w/','Thumbprint':'AB'}                       | Uri 'http://w/' is no address such as https://host:10933/",
                "{'CommunicationStyle':'TentaclePassive','Uri':'https://w/'}                                        | Thumbprint is missing; an endpoint of style TentaclePassive must have it",
                "{'CommunicationStyle':'TentacleActive','Uri':'poll://a/','Thumbprint':'AB','ProxyId':'Proxies-0'}  | ProxyId must be empty: a polling agent dials out itself",
                "{'CommunicationStyle':'Kubernetes'}                                                                | ClusterUrl is missing; an endpoint of style Kubernetes must have it",
                "{'CommunicationStyle':'Kubernetes','ClusterUrl':'https://k','Authentication':{'AuthenticationType':'Magic'}} | AuthenticationType 'Magic' must be one of KubernetesStandard, KubernetesAws, KubernetesAzure, KubernetesGoogleCloud, KubernetesCertificate, KubernetesPodService, None",
                "{'CommunicationStyle':'Kubernetes','ClusterUrl':'https://k','Authentication':{'AuthenticationType':'KubernetesAws','AccountId':'TOKEN'}} | AccountId: the account Token is of type Token; it must be of type AmazonWebServicesAccount or AmazonWebServicesOidcAccount or AmazonWebServicesRoleAccount",
                "{'CommunicationStyle':'OfflineDrop','Destination':{'DestinationType':'FileSystem'}}                | DropFolderPath is missing; a destination of type FileSystem must have it",
                "{'CommunicationStyle':'KubernetesTentacle'}                                                        | CommunicationMode '' must be Polling or Listening",
                "{'CommunicationStyle':'None','DefaultWorkerPoolId':'WorkerPools-0'}                                | DefaultWorkerPoolId 'WorkerPools-0' names no worker pool of this space",
                "{'CommunicationStyle':'None','LocalDirectory':'apps'}                                              | LocalDirectory 'apps' must be an absolute path without . and ..",
                "{'CommunicationStyle':'None','LocalDirectory':'/srv/../etc'}                                       | LocalDirectory '/srv/../etc' must be an absolute path without . and ..",
                "{'CommunicationStyle':'None','LocalDirectory':true}                                                | The request's body cannot be read: Expected a string but was BOOLEAN at path $.Endpoint.LocalDirectory",
            })
    void badInputIsRefusedNamingTheField(String endpoint, String error) {
        assertThat(create(endpoint).expect(400).text("Errors/0")).isEqualTo(error);
    }

    @Test
    void anEndpointIsNotOversized() {
        Wire.Answer refused = create("{'CommunicationStyle':'Kubernetes','ClusterUrl':'https://k','Namespace':'"
                        + "x".repeat(20_001) + "'}")
                .expect(400);

        assertThat(refused.at("Errors")).isEqualTo(List.of("Endpoint is larger than 20000 characters"));
    }

    @Test
    void thePasswordOfAnOfflineDropNeverComesBackAndStandsNowhereInClear() {
        String secret = "0ffl1ne-and-secret";
        Wire.Answer created = create("{'CommunicationStyle':'OfflineDrop','SensitiveVariablesEncryptionPassword':"
                        + "{'HasValue':true,'NewValue':'" + secret + "'}}")
                .expect(201);
        String address = machines + "/" + created.text("Id");

        assertThat(created.at("Endpoint/SensitiveVariablesEncryptionPassword/HasValue"))
                .isEqualTo(true);
        for (String path : new String[] {address, machines, machines + "/all"}) {
            assertThat(wire.get(path).expect(200).body()).doesNotContain(secret);
        }
        wire.put(address, created.body()).expect(200);
        try (Database db = server.database()) {
            Map<String, Object> row = db.read(tx -> tx.createQuery("SELECT * FROM target WHERE id = :id")
                    .bind("id", created.text("Id"))
                    .mapToMap()
                    .one());
            assertThat(row.toString()).contains("v1:").doesNotContain(secret);
        }
    }

    @Test
    void whatATargetUsesIsNotDeleted() {
        String pool = post("workerpools", "{'Name':'eu'}").expect(201).text("Id");
        create("{'CommunicationStyle':'None','DefaultWorkerPoolId':'" + pool + "'}")
                .expect(201);
        post(
                        "machines",
                        "{'Name':'k','Roles':['web'],'EnvironmentIds':['" + environment + "'],'Endpoint':"
                                + "{'CommunicationStyle':'Kubernetes','ClusterUrl':'https://k','Authentication':"
                                + "{'AuthenticationType':'KubernetesStandard','AccountId':'" + token + "'}}}")
                .expect(201);

        assertThat(wire.delete("/api/" + space + "/workerpools/" + pool)
                        .expect(400)
                        .text("Errors/0"))
                .isEqualTo("The worker pool eu cannot be deleted; it is used by target t.");
        assertThat(wire.delete("/api/" + space + "/accounts/" + token)
                        .expect(400)
                        .text("Errors/0"))
                .isEqualTo("The account Token cannot be deleted; it is used by target k.");
    }
}
