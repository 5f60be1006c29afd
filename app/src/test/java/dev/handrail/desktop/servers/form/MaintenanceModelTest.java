package dev.handrail.desktop.servers.form;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.desktop.servers.SecretWay;
import dev.handrail.server.Announcing;
import dev.handrail.server.Database.Tool;
import dev.handrail.server.LaravelDown;
import dev.handrail.server.SecretRef;
import dev.handrail.server.Switch;
import dev.handrail.server.Switch.Place;
import dev.handrail.server.Switch.WebServer;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every kind of switch in the form, and how maintenance is announced. */
class MaintenanceModelTest {
    static Stream<Switch> switches() {
        return Stream.of(
                new Switch.FlagFile("/srv/down", WebServer.NGINX, "/etc/nginx/site"),
                new Switch.FlagFile("/srv/down", null, null),
                new Switch.Artisan("/srv/app", 60),
                new Switch.Artisan(
                        "/srv/app",
                        null,
                        new LaravelDown(List.of("192.0.2.1", "::/0"), "errors::503", 15, "/closed", 500, true)),
                new Switch.Capistrano("/home/me/site", "production", Place.WORKSTATION),
                new Switch.Capistrano("/srv/site", "staging", Place.SERVER),
                new Switch.Compose("/srv/app", Tool.PODMAN, List.of("web", "worker")),
                new Switch.Compose("/srv/app", null, List.of()),
                new Switch.Commands(List.of("close", "it's"), List.of("open", ""), List.of("status", "a b")),
                new Switch.Dns(
                        Switch.DnsProvider.CLOUDFLARE,
                        "example.org",
                        "www.example.org",
                        "192.0.2.1",
                        "closed.example.org",
                        new SecretRef.Env("TOKEN")),
                new Switch.Dns(Switch.DnsProvider.CLOUDFLARE, "a.org", "b.a.org", "c", "d", null),
                new Switch.Render("srv-1", "https://closed.example.org/", new SecretRef.Vault()),
                new Switch.Render("srv-1", null, null),
                new Switch.Render("srv-1", null, new SecretRef.Vault(), true),
                new Switch.Dns(
                        Switch.DnsProvider.CLOUDFLARE, "a.org", "b.a.org", "c", "d", new SecretRef.Vault(), true),
                new Switch.Capistrano("/home/me/site", "production", Place.WORKSTATION, true, null),
                new Switch.Capistrano("/home/me/site", "production", Place.WORKSTATION, true, "/srv/a/b.html"));
    }

    @Test
    void onlyWhatIsNotPutUpOnTheServerMayBeLeasedThere() {
        MaintenanceModel model = new MaintenanceModel(new Switch.Capistrano("/site", "live", Place.WORKSTATION));
        assertThat(model.lease().asked().get()).isTrue();
        assertThat(model.lease().fileAsked().get()).isFalse();
        model.lease().chosen().set(true);
        assertThat(model.lease().fileAsked().get()).isTrue();
        model.lease().file().text().set("b.html");
        assertThat(model.valid()).as("no whole path").isFalse();
        model.place().set(Place.SERVER);
        assertThat(model.lease().asked().get()).isFalse();
        assertThat(model.valid())
                .as("what is not asked keeps nobody from saving")
                .isTrue();
        assertThat(model.build()).isEqualTo(new Switch.Capistrano("/site", "live", Place.SERVER));
        model.place().set(Place.WORKSTATION);
        model.lease().file().text().set("/srv/b.html");
        assertThat(model.build())
                .isEqualTo(new Switch.Capistrano("/site", "live", Place.WORKSTATION, true, "/srv/b.html"));
        model.kind().set(SwitchKind.ARTISAN);
        assertThat(model.lease().asked().get()).isFalse();
        model.kind().set(SwitchKind.RENDER);
        model.service().text().set("srv-1");
        assertThat(model.lease().asked().get()).isTrue();
        assertThat(model.lease().fileAsked().get()).isFalse();
        assertThat(model.build()).isEqualTo(new Switch.Render("srv-1", null, new SecretRef.Vault(), true));
    }

    @ParameterizedTest
    @MethodSource("switches")
    void whatIsOnlyLookedAtStaysAsItWas(Switch before) {
        MaintenanceModel model = new MaintenanceModel(before);
        assertThat(model.valid()).isTrue();
        assertThat(model.build()).isEqualTo(before);
    }

    @ParameterizedTest
    @MethodSource("switches")
    void whoLooksAtEveryOtherKindAndComesBackHasChangedNothing(Switch before) {
        MaintenanceModel model = new MaintenanceModel(before);
        SwitchKind kind = model.kind().get();
        Stream.of(SwitchKind.values()).forEach(model.kind()::set);
        model.kind().set(kind);
        assertThat(model.build()).isEqualTo(before);
    }

    @ParameterizedTest
    @MethodSource("switches")
    void noneIsNoneWhateverIsWritten(Switch before) {
        MaintenanceModel model = new MaintenanceModel(before);
        model.kind().set(SwitchKind.NONE);
        assertThat(model.valid()).isTrue();
        assertThat(model.build()).isNull();
    }

    @ParameterizedTest
    @EnumSource(value = SwitchKind.class, names = "NONE", mode = EnumSource.Mode.EXCLUDE)
    void aKindThatWasJustChosenSaysWhatIsMissing(SwitchKind kind) {
        MaintenanceModel model = new MaintenanceModel(null);
        model.kind().set(kind);
        assertThat(model.valid()).isFalse();
    }

    @Test
    void whatAnotherKindLacksKeepsNobodyFromSaving() {
        MaintenanceModel model = new MaintenanceModel(new Switch.Artisan("/srv/app", 60));
        model.zone().text().set("9.9.9");
        model.on().text().set("\"never closed");
        assertThat(model.valid()).isTrue();
        model.kind().set(SwitchKind.DNS);
        assertThat(model.valid()).isFalse();
        assertThat(model.zone().problem().get()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "1.5", "a", "1234567890", "60s"})
    void secondsAreWholeAndMoreThanNone(String typed) {
        MaintenanceModel model = new MaintenanceModel(new Switch.Artisan("/srv/app", 60));
        model.retry().text().set(typed);
        assertThat(model.valid()).isFalse();
        model.retry().text().set(" 60 ");
        assertThat(model.valid()).isTrue();
        assertThat(model.build()).isEqualTo(new Switch.Artisan("/srv/app", 60));
    }

    @ParameterizedTest
    @ValueSource(strings = {"9.9.9", "192.0.2.0/33", "example.org"})
    void whoIsLetPastLaravelsPageHasAWholeAddress(String typed) {
        MaintenanceModel model = new MaintenanceModel(new Switch.Artisan("/srv/app", 60));
        model.laravel().allow().field().text().set("192.0.2.1\n" + typed);
        assertThat(model.valid()).isFalse();
        model.laravel().allow().field().text().set("192.0.2.1\n192.0.2.0/24");
        assertThat(model.valid()).isTrue();
    }

    @Test
    void ofSeveralTheFirstIsWrittenAndOneOfTheKindOfAnotherTakesItsPlace() {
        Switch.Artisan artisan = new Switch.Artisan("/srv/app", 60);
        Switch.FlagFile flag = new Switch.FlagFile("/srv/down", null, null);
        Switch.Render render = new Switch.Render("srv-1", null, null);
        MaintenanceModel model = new MaintenanceModel(new Switch.Several(List.of(artisan, flag, render)));
        assertThat(model.others()).isEqualTo("flag-file, render");
        model.kind().set(SwitchKind.FLAG_FILE);
        model.file().text().set("/srv/other");
        assertThat(model.build())
                .isEqualTo(new Switch.Several(List.of(new Switch.FlagFile("/srv/other", null, null), render)));
        model.kind().set(SwitchKind.NONE);
        assertThat(model.build()).isEqualTo(new Switch.Several(List.of(flag, render)));
    }

    @ParameterizedTest
    @EnumSource
    void aCommandIsToldFromOneOrTheOtherMachine(Place place) {
        Announcing before = new Announcing.ByCommand(List.of("tell", "it's", ""), place);
        AnnouncingModel model = new AnnouncingModel(before);
        assertThat(model.valid()).isTrue();
        assertThat(model.build()).isEqualTo(before);
    }

    @Test
    void anAddressThatTakesATokenNeedsOneAndSaysSoAsSoonAsItIsGone() {
        Announcing before = new Announcing.ByWeb("https://chat.example.org/{token}", new SecretRef.Vault());
        AnnouncingModel model = new AnnouncingModel(before);
        assertThat(model.build()).isEqualTo(before);
        model.token().way().set(SecretWay.NONE);
        assertThat(model.valid()).isFalse();
        model.token().way().set(SecretWay.ASK);
        assertThat(model.url().problem().get()).as("looked at again").isEmpty();
        assertThat(model.valid()).isTrue();
        model.url().text().set("http://chat.example.org/{token}");
        assertThat(model.valid()).as("a token is for nobody who listens").isFalse();
    }

    @Test
    void byHandNothingIsKept() {
        AnnouncingModel model = new AnnouncingModel(null);
        assertThat(model.valid()).isTrue();
        assertThat(model.build()).isNull();
        model.way().set(AnnouncingModel.Way.COMMAND);
        assertThat(model.valid()).isFalse();
        model.command().text().set("tell \"a b\"");
        assertThat(model.build()).isEqualTo(new Announcing.ByCommand(List.of("tell", "a b"), Place.SERVER));
    }
}
