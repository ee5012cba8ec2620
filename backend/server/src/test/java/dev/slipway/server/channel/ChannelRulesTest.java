package dev.slipway.server.channel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.api.ChannelRule;
import dev.slipway.api.ChannelRuleBuilder;
import dev.slipway.server.version.Version;
import dev.slipway.server.version.VersionKind;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChannelRulesTest {
    @ParameterizedTest(name = "{2} with {0} and {1}")
    @CsvSource(
            delimiter = ';',
            nullValues = "-",
            value = {
                // range                   | tag           | version          | accepted
                // R4.20
                "[2,3) ; ^$ ; 2.1 ; true",
                "[2,3) ; ^$ ; 2.1-rc ; false",
                "[2,3) ; ^$ ; 3.0 ; false",
                "- ; - ; 0.0.1-x ; true",
                "'' ; '' ; 9.9 ; true",
                "1.5 ; - ; 1.5 ; true",
                "1.5 ; - ; 1.4.9 ; false",
                // R4.22
                "[2.0.0-alpha.1,2.0.0) ; - ; 2.0.0-alpha.1 ; true",
                // R4.21
                "- ; ^$ ; 1.0.0 ; true",
                "- ; ^$ ; 1.0.0+build.5 ; false",
                "- ; ^(|\\+.*)$ ; 1.0.0+build.5 ; true",
                "- ; ^(|\\+.*)$ ; 1.0.0-rc+build.5 ; false",
                "- ; ^[^\\+].* ; 1.0.0-rc ; true",
                "- ; ^[^\\+].* ; 1.0.0+build.5 ; false",
                "- ; ^beta ; 1.0.0-beta.2 ; true",
                "- ; ^beta ; 1.0.0-rc.beta ; false",
                "- ; beta ; 1.0.0-rc.beta ; true",
                "- ; ^(?!beta).+ ; 1.0.0-rc ; true",
                "- ; ^(?!beta).+ ; 1.0.0-beta ; false",
                "- ; ^(?!beta).+ ; 1.0.0 ; false",
            })
    void aVersionIsAcceptedInItsRangeAndWithItsTag(
            @Nullable String range, @Nullable String tag, String version, boolean isAccepted) {
        assertThat(ChannelRules.accepts(rule(range, tag), Version.parse(version, VersionKind.SEMVER)))
                .isEqualTo(isAccepted);
    }

    @ParameterizedTest(name = "{3}: {2} with {0} and {1}")
    @CsvSource(
            delimiter = ';',
            nullValues = "-",
            value = {
                "- ; ^(?!latest\\b).+$|^$ ; latest ; DOCKER ; false",
                "- ; ^(?!latest\\b).+$|^$ ; 1.25-alpine ; DOCKER ; true",
                "- ; ^(?!latest\\b).+$|^$ ; 1.25 ; DOCKER ; true",
                "- ; ^$ ; 1.2 ; MAVEN ; true",
                "(,1.0],[1.2,) ; - ; 1.2 ; MAVEN ; true",
                "(,1.0],[1.2,) ; - ; 1.1 ; MAVEN ; false",
                "(,1.0],[1.2,) ; - ; 1.2 ; SEMVER ; false",
            })
    void versionsAreReadAsTheirFeedReadsThem(
            @Nullable String range, @Nullable String tag, String version, VersionKind kind, boolean isAccepted) {
        assertThat(ChannelRules.accepts(rule(range, tag), Version.parse(version, kind)))
                .isEqualTo(isAccepted);
    }

    private static ChannelRule rule(@Nullable String range, @Nullable String tag) {
        return ChannelRuleBuilder.builder().id("1").versionRange(range).tag(tag).build();
    }
}
