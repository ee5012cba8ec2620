package dev.slipway.server.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostKeyFingerprintTest {
    private static final String SHA256 = "SHA256:hJpqhp/af7aYBl/xCWfQjryUNVrlUoA7Fg5isOUFWLM";
    private static final String MD5 = "MD5:20:43:50:be:08:8f:8e:83:60:80:d2:f7:4c:a3:a7:7d";

    /** The expected values were printed by ssh-keygen -l. */
    @ParameterizedTest
    @CsvSource({
        "ed25519, SHA256:0zzNWaZIDfipZYqZ4VdXB857LZtOM9RY19n3ompuW+I",
        "ecdsa, SHA256:DG2wSgZh5JYTDai7DJ8mHmcYlZOuUfQ8t+eOhH35ckY",
        "ecdsa521, SHA256:qR4Ql+GttucHJpvcLrb1yaqIRju8qIIxzA1JG7ahJGI",
        "rsa, SHA256:8i6xH5RQKipgQvqUPW6uhV7FqJ2W3mpdaktJ9XlOWBY"
    })
    void itIsTheOneThatOpenSshPrints(String file, String expected) {
        assertThat(HostKeyFingerprint.of(TestKeys.publicKey(file))).hasToString(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                SHA256,
                SHA256 + "=",
                "sha256:hJpqhp/af7aYBl/xCWfQjryUNVrlUoA7Fg5isOUFWLM",
                "hJpqhp/af7aYBl/xCWfQjryUNVrlUoA7Fg5isOUFWLM",
                "  hJpqhp/af7aYBl/xCWfQjryUNVrlUoA7Fg5isOUFWLM=\n"
            })
    void everySpellingOfASha256IsTheSame(String spelling) {
        var read = HostKeyFingerprint.parse(spelling);

        assertThat(read).isEqualTo(HostKeyFingerprint.parse(SHA256)).hasToString(SHA256);
        assertThat(read.matches(TestKeys.publicKey("ed25519b"))).isTrue();
        assertThat(read.matches(TestKeys.publicKey("ed25519"))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                MD5,
                "20:43:50:be:08:8f:8e:83:60:80:d2:f7:4c:a3:a7:7d",
                "20:43:50:BE:08:8F:8E:83:60:80:D2:F7:4C:A3:A7:7D",
                "204350be088f8e836080d2f74ca3a77d",
                "md5:204350BE088F8E836080D2F74CA3A77D"
            })
    void everySpellingOfAnMd5IsTheSame(String spelling) {
        var read = HostKeyFingerprint.parse(spelling);

        assertThat(read).isEqualTo(HostKeyFingerprint.parse(MD5)).hasToString(MD5);
        assertThat(read.matches(TestKeys.publicKey("ed25519b"))).isTrue();
        assertThat(read.matches(TestKeys.publicKey("ed25519"))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "SHA256:",
                "SHA256:hJpqhp/af7aYBl",
                "SHA1:hJpqhp/af7aYBl/xCWfQjryUNVrlUoA7Fg5isOUFWLM",
                "MD5:hJpqhp/af7aYBl/xCWfQjryUNVrlUoA7Fg5isOUFWLM",
                "20:43:50:be",
                "2043:50be:088f:8e83:6080:d2f7:4ca3:a77d",
                "zz4350be088f8e836080d2f74ca3a77d"
            })
    void anythingElseIsRefused(String text) {
        assertThatThrownBy(() -> HostKeyFingerprint.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("'" + text + "' is not a host key fingerprint");
    }

    @Test
    void aSha256IsNotAnMd5() {
        assertThat(HostKeyFingerprint.parse(SHA256)).isNotEqualTo(HostKeyFingerprint.parse(MD5));
    }
}
