package dev.slipway.server.limit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.api.TenantedDeploymentMode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LimitsTest {
    private static List<String> words(String text) {
        return Stream.of(text.split(" ")).filter(word -> !word.isEmpty()).toList();
    }

    /** Acme has the tags Importance/VIP and Ring/Alpha. */
    @ParameterizedTest
    @CsvSource({
        "UNTENANTED,             '',       '',                          false, true",
        "UNTENANTED,             Acme,     '',                          false, true",
        "TENANTED,               Acme,     '',                          true,  false",
        "TENANTED,               Globex,   '',                          false, false",
        "TENANTED,               '',       '',                          false, false",
        "TENANTED_OR_UNTENANTED, Acme,     '',                          true,  true",
        "TENANTED_OR_UNTENANTED, '',       '',                          false, true",
        "TENANTED,               '',       ring/alpha,                  true,  false",
        "TENANTED,               '',       Ring/Beta,                   false, false",
        "TENANTED,               '',       Ring/Alpha Ring/Beta,        true,  false",
        "TENANTED,               '',       Ring/Alpha Importance/Low,   false, false",
        "TENANTED,               Globex,   Ring/Alpha Importance/VIP,   true,  false",
        "TENANTED,               Acme,     Ring/Beta,                   true,  false",
    })
    void aTenantIsNamedOrHasTheTags(
            TenantedDeploymentMode mode, String tenants, String tags, boolean forAcme, boolean untenanted) {
        var limits = new Limits(List.of(), mode, words(tenants), words(tags));

        assertThat(limits.allowTenant(Optional.of(new TenantFacts("Acme", List.of("Importance/VIP", "Ring/Alpha")))))
                .isEqualTo(forAcme);
        assertThat(limits.allowTenant(Optional.empty())).isEqualTo(untenanted);
    }

    @ParameterizedTest
    @CsvSource({
        "'',       Dev,      true",
        "Prod,     Prod,     true",
        "Prod,     Dev,      false",
        "Dev Prod, Prod,     true",
        "Prod,     Dev Prod, false",
        "Prod,     '',       true",
    })
    void aUserStaysInsideTheEnvironments(String limited, String used, boolean inside) {
        var limits = new Limits(words(limited), TenantedDeploymentMode.UNTENANTED, List.of(), List.of());
        var user = new Limits(words(used), TenantedDeploymentMode.UNTENANTED, List.of(), List.of());

        assertThat(limits.cover(user)).isEqualTo(inside);
    }

    @ParameterizedTest
    @CsvSource({
        "'',   '',   Acme, true",
        "Acme, '',   Acme, true",
        "Acme, '',   Globex, false",
        "Acme, Ring/Alpha, Globex, true",
    })
    void aUserStaysInsideTheTenantsAsFarAsTheyAreNamed(String limited, String tags, String used, boolean inside) {
        var limits = new Limits(List.of(), TenantedDeploymentMode.TENANTED, words(limited), words(tags));
        var user = new Limits(List.of(), TenantedDeploymentMode.TENANTED, words(used), List.of());

        assertThat(limits.cover(user)).isEqualTo(inside);
    }
}
