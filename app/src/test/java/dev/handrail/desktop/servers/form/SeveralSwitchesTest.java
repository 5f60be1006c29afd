package dev.handrail.desktop.servers.form;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.server.LaravelDown;
import dev.handrail.server.Switch;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Of several switches of a profile the form edits the usual one, and loses none of the others. */
class SeveralSwitchesTest {
    private static final Switch ARTISAN = new Switch.Artisan("/var/www/app", 60);
    private static final Switch FLAG = new Switch.FlagFile("/srv/closed.html", null, null);
    private static final Switch COMMANDS = new Switch.Commands(List.of("close"), List.of("open"), List.of("state"));

    private final MaintenanceModel model = new MaintenanceModel(new Switch.Several(List.of(ARTISAN, FLAG, COMMANDS)));

    @Test
    void whatIsNotTouchedStaysAsItWas() {
        assertThat(model.kind().get()).isEqualTo(SwitchKind.ARTISAN);
        assertThat(model.others()).isEqualTo("flag-file, command");
        assertThat(model.build()).isEqualTo(new Switch.Several(List.of(ARTISAN, FLAG, COMMANDS)));
    }

    @Test
    void theFirstIsChangedAndTheOthersStay() {
        model.directory().text().set("/srv/app");
        assertThat(model.build())
                .isEqualTo(new Switch.Several(List.of(new Switch.Artisan("/srv/app", 60), FLAG, COMMANDS)));
    }

    @Test
    void whatLaravelIsToldIsEditedAndSaidToBeWrong() {
        LaravelModel laravel = model.laravel();
        laravel.status().text().set("502");
        laravel.refresh().text().set("15");
        laravel.render().text().set("errors::503");
        laravel.redirect().text().set("/closed");
        laravel.allow().field().text().set("192.0.2.10\n10.0.0.0/8");
        laravel.withSecret().set(true);
        assertThat(model.valid()).isTrue();
        LaravelDown more =
                new LaravelDown(List.of("192.0.2.10", "10.0.0.0/8"), "errors::503", 15, "/closed", 502, true);
        Switch edited = new Switch.Artisan("/var/www/app", 60, more);
        assertThat(model.build()).isEqualTo(new Switch.Several(List.of(edited, FLAG, COMMANDS)));
        assertThat(new MaintenanceModel(edited).build())
                .as("as it was, untouched")
                .isEqualTo(edited);
        laravel.status().text().set("200");
        assertThat(model.valid()).isFalse();
        assertThat(laravel.status().problem().get()).contains("between 400 and 599");
        laravel.status().text().set("");
        laravel.redirect().text().set("closed");
        assertThat(model.valid()).isFalse();
        laravel.redirect().text().set("");
        laravel.allow().field().text().set("everybody");
        assertThat(model.valid()).isFalse();
    }

    @Test
    void oneOfTheKindOfAnotherTakesItsPlace() {
        model.kind().set(SwitchKind.FLAG_FILE);
        model.file().text().set("/srv/other.html");
        assertThat(model.build())
                .isEqualTo(new Switch.Several(List.of(new Switch.FlagFile("/srv/other.html", null, null), COMMANDS)));
    }

    @Test
    void withoutTheFirstTheNextIsTheUsualOne() {
        model.kind().set(SwitchKind.NONE);
        assertThat(model.build()).isEqualTo(new Switch.Several(List.of(FLAG, COMMANDS)));
    }
}
