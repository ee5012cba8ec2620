package dev.slipway.server.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.Signature;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrivateKeyReaderTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "ed25519.openssh",
                "ed25519.openssh.encrypted",
                "ed25519b.pkcs8",
                "ed25519b.pkcs8.encrypted",
                "ecdsa.openssh",
                "ecdsa.openssh.encrypted",
                "ecdsa.pem",
                "ecdsa.pem.encrypted",
                "ecdsa.pkcs8",
                "ecdsa.pkcs8.encrypted",
                "ecdsa521.openssh",
                "ecdsa521.openssh.encrypted",
                "rsa.openssh",
                "rsa.openssh.encrypted",
                "rsa.pem",
                "rsa.pem.encrypted",
                "rsa.pkcs8",
                "rsa.pkcs8.encrypted",
                "rsa.pkcs8-pbes1.encrypted"
            })
    void everyFormatIsRead(String file) throws Exception {
        var pair = PrivateKeyReader.read(TestKeys.privateKey(file));

        assertThat(pair.getPublic().getEncoded())
                .isEqualTo(TestKeys.publicKey(file).getEncoded());
        assertThat(whatOneSignsTheOtherVerifies(pair)).isTrue();
    }

    private static boolean whatOneSignsTheOtherVerifies(KeyPair pair) throws Exception {
        var algorithm = pair.getPrivate().getAlgorithm();
        var signature = Signature.getInstance(
                algorithm.equals("EdDSA") ? "EdDSA" : "SHA256with" + (algorithm.equals("EC") ? "ECDSA" : "RSA"));
        signature.initSign(pair.getPrivate());
        signature.update(new byte[] {1, 2, 3});
        var signed = signature.sign();
        signature.initVerify(pair.getPublic());
        signature.update(new byte[] {1, 2, 3});
        return signature.verify(signed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ed25519.openssh", "rsa.pem", "ecdsa.pkcs8", "rsa.pkcs8.encrypted"})
    void linesMayEndAsOnWindows(String file) throws Exception {
        var key = TestKeys.privateKey(file);

        var pair = PrivateKeyReader.read(
                new SshCredential.PrivateKey("\r\n" + key.pem().replace("\n", "\r\n"), key.passphrase()));

        assertThat(pair.getPublic()).isEqualTo(TestKeys.publicKey(file));
    }

    @Test
    void aPassphraseThatIsNotNeededDoesNoHarm() throws Exception {
        assertThat(PrivateKeyReader.read(TestKeys.privateKey("rsa.openssh", "no need"))
                        .getPublic())
                .isEqualTo(TestKeys.publicKey("rsa"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ed25519.openssh.encrypted",
                "ed25519b.pkcs8.encrypted",
                "ecdsa.pem.encrypted",
                "rsa.pem.encrypted",
                "rsa.pkcs8.encrypted",
                "rsa.pkcs8-pbes1.encrypted"
            })
    void aWrongOrMissingPassphraseIsToldAndNotShown(String file) {
        assertThatThrownBy(() -> PrivateKeyReader.read(TestKeys.privateKey(file, "hunter2")))
                .isInstanceOf(UnusablePrivateKey.class)
                .hasMessage("The private key does not open with the passphrase given, or is damaged")
                .satisfies(e -> assertThat(stackTrace(e)).doesNotContain("hunter2"));
        assertThatThrownBy(() -> PrivateKeyReader.read(TestKeys.privateKey(file, null)))
                .isInstanceOf(UnusablePrivateKey.class)
                .hasMessage("The private key is encrypted, and its passphrase is missing");
        assertThatThrownBy(() -> PrivateKeyReader.read(TestKeys.privateKey(file, "")))
                .hasMessage("The private key is encrypted, and its passphrase is missing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "secret stuff", "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIB someone"})
    void whatIsNoPrivateKeyFileIsRefused(String text) {
        assertThatThrownBy(() -> PrivateKeyReader.read(new SshCredential.PrivateKey(text, null)))
                .isInstanceOf(UnusablePrivateKey.class)
                .hasMessageStartingWith("The private key is in no known format");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ed25519.openssh", "rsa.pem", "ecdsa.pkcs8"})
    void aTruncatedFileIsRefused(String file) {
        var pem = TestKeys.privateKey(file).pem();
        var lines = pem.split("\n");
        var truncated = lines[0] + "\n" + lines[1] + "\n" + lines[lines.length - 1] + "\n";

        assertThatThrownBy(() -> PrivateKeyReader.read(new SshCredential.PrivateKey(truncated, null)))
                .isInstanceOf(UnusablePrivateKey.class)
                .satisfies(e -> assertThat(stackTrace(e)).doesNotContain(lines[1]));
        assertThatThrownBy(() ->
                        PrivateKeyReader.read(new SshCredential.PrivateKey(pem.substring(0, pem.length() / 2), null)))
                .isInstanceOf(UnusablePrivateKey.class);
    }

    @Test
    void aKeyOfAnObsoleteTypeIsRefused() throws Exception {
        var generator = KeyPairGenerator.getInstance("DSA");
        generator.initialize(1024, new SecureRandom());
        var der = generator.generateKeyPair().getPrivate().getEncoded();
        var pem = "-----BEGIN PRIVATE KEY-----\n" + Base64.getMimeEncoder().encodeToString(der)
                + "\n-----END PRIVATE KEY-----\n";

        assertThatThrownBy(() -> PrivateKeyReader.read(new SshCredential.PrivateKey(pem, null)))
                .hasMessage("The private key is of type ssh-dss; supported are RSA, ECDSA and Ed25519");
    }

    @Test
    void aFileOfPuttyIsToldHowToConvert() {
        assertThatThrownBy(() -> PrivateKeyReader.read(
                        new SshCredential.PrivateKey("PuTTY-User-Key-File-3: ssh-ed25519\n", null)))
                .hasMessageContaining("puttygen key.ppk -O private-openssh");
    }

    @Test
    void aCredentialPrintsNoSecret() {
        assertThat(new SshCredential.Password("hunter2").toString()).doesNotContain("hunter2");
        assertThat(new SshCredential.PrivateKey("PEM text", "hunter2").toString())
                .doesNotContain("hunter2")
                .doesNotContain("PEM text");
    }

    private static String stackTrace(Throwable problem) {
        var text = new StringWriter();
        problem.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
