package dev.slipway.server.outgoing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReachableDnsTest {
    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, true",
        "10.1.2.3, true",
        "192.168.1.1, true",
        "93.184.216.34, true",
        "::1, true",
        "fd00::1, true",
        "169.254.169.254, false",
        "169.254.0.1, false",
        "::ffff:169.254.169.254, false",
        "fe80::1, false",
        "fd00:ec2::254, false",
        "0.0.0.0, false",
        "::, false",
        "224.0.0.1, false",
        "ff02::1, false",
    })
    void whatIsOnlyOnTheOwnLinkOrNobodysIsNotCalled(String address, boolean isReachable) throws UnknownHostException {
        assertThat(ReachableDns.isReachable(InetAddress.getByName(address))).isEqualTo(isReachable);
    }

    @ParameterizedTest
    @ValueSource(strings = {"169.254.169.254", "0.0.0.0", "fe80::1"})
    void aNameWithNoOtherAddressIsNotFound(String name) {
        assertThatThrownBy(() -> new ReachableDns().lookup(name))
                .isInstanceOf(UnknownHostException.class)
                .hasMessageContaining("does not call");
    }

    @Test
    void otherNamesAreFoundAsEver() throws UnknownHostException {
        assertThat(new ReachableDns().lookup("localhost")).isNotEmpty();
    }
}
