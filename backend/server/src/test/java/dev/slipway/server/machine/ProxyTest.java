package dev.slipway.server.machine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.server.TestServer;
import dev.slipway.server.Wire;
import dev.slipway.server.persistence.Database;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProxyTest {
    private final TestServer server = TestServer.shared();
    private final Wire wire = server.wire();
    private final String space = server.newSpace();
    private final String proxies = "/api/" + space + "/proxies";

    /** JSON with single quotes, which read better in Java. */
    private Wire.Answer create(String text) {
        return wire.post(proxies, text.replace('\'', '"'));
    }

    private String create(String name, String password) {
        return create("{'Name':'" + name + "','Host':'proxy.example','Port':3128,'Username':'ada',"
                        + "'Password':{'HasValue':true,'NewValue':'" + password + "'}}")
                .expect(201)
                .text("Id");
    }

    @Test
    void aNewOneIsReadAsItWasWrittenButForItsPassword() {
        String id = create("Corporate", "s3cr3t-of-proxy");

        Wire.Answer read = wire.get(proxies + "/corporate").expect(200);

        assertThat(read.text("Id")).isEqualTo(id).startsWith("Proxies-");
        assertThat(read.text("ProxyType")).isEqualTo("HTTP");
        assertThat(read.at("Port")).isEqualTo(3128.0);
        assertThat(read.at("Password/HasValue")).isEqualTo(true);
        assertThat(read.body()).doesNotContain("s3cr3t-of-proxy");
        assertThat(wire.get(proxies + "/all").expect(200).body()).doesNotContain("s3cr3t-of-proxy");
        assertThat(wire.put(proxies + "/" + id, read.body()).expect(200).body()).isEqualTo(read.body());
    }

    @Test
    void thePasswordStandsEncryptedInItsRow() {
        String id = create("Corporate", "s3cr3t-of-proxy");

        try (Database db = server.database()) {
            Map<String, Object> row = db.read(tx -> tx.createQuery("SELECT * FROM proxy WHERE id = :id")
                    .bind("id", id)
                    .mapToMap()
                    .one());
            assertThat(row.toString()).contains("v1:").doesNotContain("s3cr3t-of-proxy");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "{'Host':'h','Port':1}              | Name is missing; it must have a value",
                "{'Name':'p','Port':1}              | Host is missing; it must be the name or the address of a machine",
                "{'Name':'p','Host':'a b','Port':1} | Host 'a b' is neither the name nor the address of a machine",
                "{'Name':'p','Host':'h'}            | Port is 0; it must be from 1 to 65535",
                "{'Name':'p','Host':'h','Port':65536}                     | Port is 65536; it must be from 1 to 65535",
                "{'Name':'p','Host':'h','Port':1,'ProxyType':'SOCKS'}     | ProxyType 'SOCKS' must be HTTP",
            })
    void badInputIsRefusedNamingTheField(String body, String error) {
        assertThat(create(body).expect(400).text("Errors/0")).isEqualTo(error);
    }

    @Test
    void aNameIsTakenWhateverItsCase() {
        create("Corporate", "p");

        assertThat(create("{'Name':'CORPORATE','Host':'h','Port':1}")
                        .expect(400)
                        .text("Errors/0"))
                .isEqualTo("Name: There is already a proxy called CORPORATE");
    }

    @Test
    void oneOfAnotherSpaceIsNotFound() {
        String id = create("Corporate", "p");
        String other = "/api/" + server.newSpace() + "/proxies/" + id;

        wire.get(other).expect(404);
        wire.put(other, "{\"Name\":\"Mine\",\"Host\":\"h\",\"Port\":1}").expect(404);
        wire.delete(other).expect(404);
    }

    @Test
    void everyChangeIsRecorded() {
        String id = create("Corporate", "p");
        wire.put(proxies + "/" + id, "{\"Name\":\"Other\",\"Host\":\"h\",\"Port\":1}")
                .expect(200);
        wire.delete(proxies + "/" + id).expect(200);

        assertThat(wire.get("/api/" + space + "/events?regarding=" + id).each("Items", "Category"))
                .containsExactly("Deleted", "Modified", "Created");
        wire.get(proxies + "/" + id).expect(404);
    }
}
