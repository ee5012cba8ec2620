package dev.slipway.client.transport;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

class HttpComponentsTransportTest extends TransportContract {
    @Override
    Transport open(TransportSettings settings) {
        return TransportKind.HTTP_COMPONENTS.open(settings);
    }

    /** The three messages of NTLM, on one connection: negotiate, challenge, authenticate. */
    @Test
    void aProxyOfAWindowsNetworkIsSignedInToByNtlm() throws IOException {
        List<Integer> messages = new CopyOnWriteArrayList<>();
        try (var proxy = new RawServer(exchange -> {
                    exchange.skipBody();
                    int message = ntlmMessage(exchange.header("Proxy-Authorization"));
                    messages.add(message);
                    if (message == 3) {
                        exchange.answer("200 OK", "through");
                    } else {
                        exchange.answer(
                                "407 Who\r\nProxy-Authenticate: NTLM" + (message == 1 ? " " + challenge() : ""), "");
                    }
                });
                var transport = open(via(new ProxySettings(
                        "127.0.0.1", proxy.port(), new ProxyCredentials("ada", "hunter2", "CORP"))))) {
            assertThat(read(transport, get("http://slipway.example/api"))).isEqualTo("200 through");
            assertThat(messages).containsExactly(0, 1, 3);
        }
    }

    private static int ntlmMessage(String header) {
        return header.startsWith("NTLM ") ? Base64.getDecoder().decode(header.substring("NTLM ".length()))[8] : 0;
    }

    private static String challenge() {
        ByteBuffer message = ByteBuffer.allocate(48).order(ByteOrder.LITTLE_ENDIAN);
        message.put("NTLMSSP\0".getBytes(US_ASCII)).putInt(2);
        message.putShort((short) 0).putShort((short) 0).putInt(48); // target name: empty
        message.putInt(0x00088201); // Unicode, NTLM, always sign, extended session security
        message.putLong(0x0123456789abcdefL).putLong(0); // challenge, reserved
        message.putShort((short) 0).putShort((short) 0).putInt(48); // target information: empty
        return Base64.getEncoder().encodeToString(message.array());
    }
}
