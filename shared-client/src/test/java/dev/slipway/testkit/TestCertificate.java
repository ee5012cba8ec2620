package dev.slipway.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.slipway.client.transport.ClientCertificate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import okio.ByteString;

/** A key with its self-signed certificate for this machine, made by the JDK's own tool. */
public record TestCertificate(Path keyStore, String pem) {
    public static final String PASSWORD = "not-secret";

    public static TestCertificate of(String name, Path directory) throws IOException, InterruptedException {
        Path keyStore = directory.resolve(name + ".p12");
        Path pem = directory.resolve(name + ".pem");
        keytool(
                keyStore,
                "-genkeypair",
                "-alias",
                name,
                "-keyalg",
                "EC",
                "-dname",
                "CN=" + name,
                "-validity",
                "36500",
                "-ext",
                "san=dns:localhost,ip:127.0.0.1,dns:" + name);
        keytool(keyStore, "-exportcert", "-alias", name, "-rfc", "-file", pem.toString());
        return new TestCertificate(keyStore, Files.readString(pem));
    }

    private static void keytool(Path keyStore, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
        command.addAll(List.of(arguments));
        command.addAll(List.of("-keystore", keyStore.toString(), "-storetype", "PKCS12", "-storepass", PASSWORD));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(said);
        }
    }

    public ClientCertificate asClientCertificate() throws IOException {
        return new ClientCertificate(ByteString.of(Files.readAllBytes(keyStore)), PASSWORD);
    }
}
