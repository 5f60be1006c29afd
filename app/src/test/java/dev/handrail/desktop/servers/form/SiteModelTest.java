package dev.handrail.desktop.servers.form;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.desktop.servers.SecretWay;
import dev.handrail.server.Announcing;
import dev.handrail.server.ProfileFile;
import dev.handrail.server.SecretRef;
import dev.handrail.server.Server;
import dev.handrail.server.Site;
import dev.handrail.server.Switch;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sites, the switch and announcements are written in the form, and what is wrong is said at its field. */
class SiteModelTest {
    private static ServerModel bare() {
        Server server = ProfileFile.draft("server: Parish\nenvironment: test\naccess: this-computer\n")
                .servers()
                .getFirst();
        return new ServerModel(server, List.of());
    }

    @Test
    void aSiteIsWrittenWithAllThatItMustAnswer() {
        ServerModel model = bare();
        model.sites().add();
        SiteModel site = Objects.requireNonNull(model.sites().open().get());
        site.name().text().set("api");
        site.url().text().set("https://example.org/api/health");
        site.status().text().set("200");
        site.json().text().set("{\"success\": true, \"parts\": [1, 2]}");
        site.headers().field().text().set("Cache-Control: no-store\nX-Frame-Options");
        site.within().text().set("5s");
        site.every().text().set("1m");
        site.days().text().set("14");
        site.cdn().set(true);
        site.resolvers().field().text().set("9.9.9.9\n127.0.0.1:5353");
        Site made = model.build().orElseThrow().sites().getFirst();
        assertThat(made.expect().json()).isEqualTo(Map.of("success", true, "parts", List.of(1L, 2L)));
        assertThat(made.expect().headers())
                .containsEntry("Cache-Control", "no-store")
                .containsEntry("X-Frame-Options", "");
        assertThat(made.expect().within()).isEqualTo(Duration.ofSeconds(5));
        assertThat(made.certificate().days()).isEqualTo(14);
        assertThat(made.names()).isEqualTo(new Site.NameRule(true, List.of("9.9.9.9", "127.0.0.1:5353")));
    }

    @Test
    void anAddressThatIsLeftOpenIsKeptAndToldOnceAndARedirectIsNot() {
        ServerModel model = bare();
        model.sites().add();
        SiteModel site = Objects.requireNonNull(model.sites().open().get());
        site.name().text().set("public");
        site.url().text().set("https://…");
        Server made = model.build().orElseThrow();
        assertThat(made.sites().getFirst().url()).hasToString("https://…");
        assertThat(model.gaps().words().get()).isEmpty();
        assertThat(model.gaps().known(made)).as("nobody has read of it yet").isFalse();
        assertThat(model.gaps().words().get()).contains("sites.public.url: https://…");
        assertThat(model.gaps().known(made)).isTrue();

        site.redirect().text().set("https://…");
        assertThat(model.build()).isEmpty();
        assertThat(site.redirect().problem().get()).isNotEmpty();
        site.redirect().text().set("");
        site.url().text().set("https://anna:secret@…");
        assertThat(model.build()).isEmpty();

        site.url().text().set("https://chms.example.org");
        assertThat(model.gaps().known(model.build().orElseThrow())).isTrue();
        assertThat(model.gaps().words().get()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"9.9.9", "9.9.9.", "1", "127.1", "256.1.1.1", "9.9.9.9.9", "0x7f.0.0.1", "example.org", "::g"})
    void whatIsNotAllOfAnAddressIsNone(String ip) {
        ServerModel model = bare();
        model.sites().add();
        SiteModel site = Objects.requireNonNull(model.sites().open().get());
        site.name().text().set("public");
        site.url().text().set("https://example.org");
        site.ip().text().set(ip);
        assertThat(model.build()).isEmpty();
        assertThat(site.ip().problem().get()).isNotEmpty();
        site.ip().text().set("");
        site.resolvers().field().text().set(ip);
        assertThat(model.build()).isEmpty();
        site.resolvers().field().text().set("9.9.9.9");
        assertThat(model.build()).isPresent();
    }

    @Test
    void whatIsWrongIsSaidAtItsFieldAndThePageIsOpened() {
        ServerModel model = bare();
        model.sites().add();
        SiteModel site = Objects.requireNonNull(model.sites().open().get());
        site.name().text().set("api");
        site.url().text().set("example.org");
        site.status().text().set("99");
        site.json().text().set("success");
        site.headers().field().text().set("no good header: x");
        site.every().text().set("often");
        site.resolvers().field().text().set("dns.google");
        assertThat(model.build()).isEmpty();
        assertThat(model.page().get()).isEqualTo(FormPage.SITES);
        assertThat(List.of(
                        site.url(),
                        site.status(),
                        site.json(),
                        site.headers().field(),
                        site.every(),
                        site.resolvers().field()))
                .allMatch(field -> !field.problem().get().isEmpty());
        assertThat(site.contains().problem().get()).isEmpty();
    }

    @Test
    void aHeaderThatIsNamedTwiceIsSaidAtItsField() {
        SiteModel site = new SiteModel();
        site.headers().field().text().set("Cache-Control: no-store\ncache-control: private");
        assertThat(site.headers().valid()).isFalse();
        assertThat(site.headers().field().problem().get()).startsWith("names cache-control twice");
        site.headers().field().text().set("Cache-Control: no-store\nRetry-After");
        assertThat(site.headers().valid()).isTrue();
    }

    @Test
    void theSwitchAsksOnlyForWhatItsKindNeeds() {
        ServerModel model = bare();
        MaintenanceModel maintenance = model.maintenance();
        maintenance.kind().set(SwitchKind.DNS);
        assertThat(model.build()).isEmpty();
        assertThat(model.page().get()).isEqualTo(FormPage.SWITCH);
        assertThat(maintenance.zone().problem().get()).isNotEmpty();
        assertThat(maintenance.file().problem().get()).isEmpty();
        maintenance.zone().text().set("example.org");
        maintenance.dnsRecord().text().set("www.example.org");
        maintenance.normal().text().set("server.example.org");
        maintenance.target().text().set("closed.pages.dev");
        assertThat(model.build().orElseThrow().maintenance())
                .isEqualTo(new Switch.Dns(
                        Switch.DnsProvider.CLOUDFLARE,
                        "example.org",
                        "www.example.org",
                        "server.example.org",
                        "closed.pages.dev",
                        new SecretRef.Vault()));
        maintenance.kind().set(SwitchKind.COMMAND);
        maintenance.on().text().set("site close 'for now'");
        maintenance.off().text().set("site open");
        maintenance.status().text().set("site status");
        assertThat(model.build().orElseThrow().maintenance())
                .isEqualTo(new Switch.Commands(
                        List.of("site", "close", "for now"), List.of("site", "open"), List.of("site", "status")));
        maintenance.kind().set(SwitchKind.ARTISAN);
        maintenance.directory().text().set("/var/www/app");
        maintenance.retry().text().set("soon");
        assertThat(model.build()).isEmpty();
        maintenance.retry().text().set("");
        assertThat(model.build().orElseThrow().maintenance()).isEqualTo(new Switch.Artisan("/var/www/app", null));
        maintenance.kind().set(SwitchKind.NONE);
        assertThat(model.build().orElseThrow().maintenance()).isNull();
    }

    @Test
    void howMaintenanceIsAnnouncedIsWrittenToo() {
        ServerModel model = bare();
        AnnouncingModel announcing = model.announcing();
        announcing.way().set(AnnouncingModel.Way.WEB);
        announcing.url().text().set("https://chat.example.org/{token}");
        assertThat(model.build()).as("the token is missing").isEmpty();
        announcing.token().way().set(SecretWay.VAULT);
        assertThat(model.build().orElseThrow().announcing())
                .isEqualTo(new Announcing.ByWeb("https://chat.example.org/{token}", new SecretRef.Vault()));
        announcing.way().set(AnnouncingModel.Way.COMMAND);
        announcing.command().text().set("wall -n");
        assertThat(model.build().orElseThrow().announcing())
                .isEqualTo(new Announcing.ByCommand(List.of("wall", "-n"), Switch.Place.SERVER));
    }
}
