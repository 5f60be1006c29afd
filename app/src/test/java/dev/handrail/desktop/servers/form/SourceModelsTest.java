package dev.handrail.desktop.servers.form;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.Hostile;
import dev.handrail.server.DrillRule;
import dev.handrail.server.Dump;
import dev.handrail.server.FileSet;
import dev.handrail.server.FileSet.Cold;
import dev.handrail.server.FileSet.Healthy;
import dev.handrail.server.Hours;
import dev.handrail.server.Keep;
import dev.handrail.server.Repository;
import dev.handrail.server.Script;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is backed up beside databases, as it is filled in: what was there comes out as it was, what is wrong says so. */
class SourceModelsTest {
    private static final Keep MONTH = new Keep(30);

    @Test
    void aDirectoryThatNobodyChangesStaysAsItWas() {
        List<FileSet> sets = List.of(
                new FileSet("uploads", "/srv/uploads", List.of(), null, null),
                new FileSet("uploads", "/srv/up loads ", List.of("*.tmp", " odd ", "a\\b"), null, MONTH),
                new FileSet(
                        "data",
                        "/srv/data",
                        List.of(),
                        new Cold(
                                List.of("podman-compose", "down"),
                                List.of("sh", "-c", "echo 'a b' \"c\"\nexit 0"),
                                "/srv"),
                        MONTH,
                        new DrillRule(Duration.ofDays(90), List.of(), null),
                        Duration.ofHours(36)));
        for (FileSet set : sets) {
            FileSetModel model = new FileSetModel(set);
            assertThat(model.valid()).as(set.name()).isTrue();
            assertThat(model.build()).isEqualTo(set);
        }
    }

    @Test
    void aNewDirectoryNeedsANameAndAPlaceAndSaysBothAtOnce() {
        FileSetModel model = new FileSetModel();
        assertThat(model.valid()).isFalse();
        assertThat(model.name().problem().get()).isEqualTo("must not be empty");
        assertThat(model.directory().problem().get()).isEqualTo("must not be empty");
        model.name().text().set("uploads");
        model.directory().text().set("/srv/uploads");
        assertThat(model.valid()).isTrue();
        assertThat(model.brief().get()).isEqualTo("/srv/uploads");
    }

    @Test
    void wherePathsBeginIsWrittenOutAndAProgramMayLieWhereItIsRun() {
        FileSetModel model = new FileSetModel(new FileSet("data", "/srv/data", List.of(), null, null));
        for (String path : List.of("~/data", "data", "./data")) {
            model.directory().text().set(path);
            assertThat(model.valid()).as(path).isFalse();
            assertThat(model.directory().problem().get()).contains("whole path, such as /home/deploy/uploads");
        }
        model.directory().text().set("/srv/data");
        model.cold().set(true);
        model.stop().text().set("./stop.sh");
        model.start().text().set("/srv/start.sh");
        assertThat(model.valid()).isFalse();
        assertThat(model.stop().problem().get()).contains("whole path of a program");
        model.in().text().set("/srv");
        assertThat(model.stop().problem().get()).isEmpty();
        assertThat(model.valid()).isTrue();
    }

    @Test
    void whatIsStoppedIsAskedForOnlyWhereSomethingIs() {
        FileSetModel model = new FileSetModel(new FileSet("data", "/srv/data", List.of(), null, null));
        model.stop().text().set("podman-compose 'down");
        assertThat(model.valid()).as("nobody asked for it").isTrue();
        assertThat(model.build().cold()).isNull();
        model.cold().set(true);
        assertThat(model.valid()).isFalse();
        assertThat(model.stop().problem().get()).isNotBlank();
        assertThat(model.start().problem().get()).isNotBlank();
        model.stop().text().set("podman-compose down");
        model.start().text().set("podman-compose up -d");
        assertThat(model.valid()).isTrue();
        assertThat(model.build().cold())
                .isEqualTo(new Cold(List.of("podman-compose", "down"), List.of("podman-compose", "up", "-d"), null));
    }

    @Test
    void howItIsAskedWhetherItWorksMayBeLeftOutAndHasAMinute() {
        Cold before = new Cold(
                List.of("down"), List.of("up"), null, new Healthy(List.of("curl", "a b"), Duration.ofSeconds(90)));
        FileSetModel model = new FileSetModel(new FileSet("data", "/srv/data", List.of(), before, null));
        assertThat(model.build().cold()).isEqualTo(before);
        assertThat(model.within().text().get()).isEqualTo("90s");
        model.within().text().set("2h");
        assertThat(model.valid()).isFalse();
        assertThat(model.within().problem().get()).contains("1h");
        model.within().text().set("");
        model.healthy().text().set("curl 'open");
        assertThat(model.valid()).isFalse();
        model.healthy().text().set("curl x");
        assertThat(model.valid()).isTrue();
        assertThat(model.build().cold())
                .isEqualTo(new Cold(
                        List.of("down"),
                        List.of("up"),
                        null,
                        new Healthy(List.of("curl", "x"), Duration.ofMinutes(1))));
        model.healthy().text().set(" ");
        assertThat(model.valid()).isTrue();
        assertThat(model.build().cold()).isEqualTo(new Cold(List.of("down"), List.of("up"), null));
    }

    @Test
    void patternsAreOneALineAndEmptyLinesAreNone() {
        FileSetModel model = new FileSetModel(new FileSet("data", "/srv/data", List.of("*.tmp"), null, null));
        model.exclude().add("*.cache");
        model.exclude().field().text().set(model.exclude().field().text().get() + "\n\n  *.log  \n");
        assertThat(model.build().exclude()).containsExactly("*.tmp", "*.cache", "*.log");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/home/deploy/backup.sh | /home/deploy/*.dump | true",
                "sh -c 'pg_dump x > y' | /y | true",
                "'' | /y | false",
                "sh -c 'unclosed | /y | false",
                "backup.sh | '' | false"
            })
    void aScriptIsACommandAndWhatItProduces(String command, String produces, boolean valid) {
        ScriptModel model = new ScriptModel();
        model.name().text().set("own");
        model.command().text().set(command);
        model.produces().text().set(produces);
        assertThat(model.valid()).isEqualTo(valid);
    }

    @Test
    void everyCommandComesBackAsTheWordsItWas() {
        for (String text : Hostile.TEXTS) {
            if (text.contains("\u0000")) {
                continue; // no program can be handed that
            }
            Script script = new Script("own", List.of("/bin/x", text, "", text + " " + text), "/y", MONTH);
            ScriptModel model = new ScriptModel(script);
            assertThat(model.valid()).as(text).isTrue();
            assertThat(model.build()).isEqualTo(script);
            String typed = model.command().text().get();
            model.command().text().set(typed + " more");
            assertThat(model.build().command()).as(text).containsExactly("/bin/x", text, "", text + " " + text, "more");
        }
    }

    @Test
    void aRepositoryIsAnAddressOrACheckoutAndNeverBoth() {
        Repository mirrored = new Repository("site", "https://example.org/site.git", null, MONTH);
        RepositoryModel model = new RepositoryModel(mirrored);
        assertThat(model.build()).isEqualTo(mirrored);
        model.from().set(RepositoryModel.From.CHECKOUT);
        assertThat(model.valid()).as("no checkout is named").isFalse();
        model.directory().text().set("/srv/site");
        assertThat(model.valid()).isTrue();
        assertThat(model.build()).isEqualTo(new Repository("site", null, "/srv/site", MONTH));
        assertThat(model.brief().get()).isEqualTo("/srv/site");
        model.from().set(RepositoryModel.From.ADDRESS);
        assertThat(model.brief().get()).isEqualTo("https://example.org/site.git");
        assertThat(model.build()).isEqualTo(mirrored);
    }

    @Test
    void aDrillThatAsksForNothingIsNone() {
        DrillModel model = new DrillModel(null);
        assertThat(model.valid()).isTrue();
        assertThat(model.build()).isNull();
        model.sql().field().text().set("SELECT count(*) > 0 FROM members\n\n");
        assertThat(model.build())
                .isEqualTo(new DrillRule(DrillRule.MONTHLY, List.of("SELECT count(*) > 0 FROM members"), null));
    }

    @Test
    void aDrillStaysAsItWasWhereNobodyChangesIt() {
        DrillRule rule = new DrillRule(
                Duration.ofDays(7),
                List.of("SELECT count(*) > 0 FROM t", "SELECT 2"),
                "http://localhost/{database}/health");
        DrillModel model = new DrillModel(rule);
        assertThat(model.valid()).isTrue();
        assertThat(model.build()).isEqualTo(rule);
    }

    @Test
    void theHoursOfADrillAreHoursOfTheDay() {
        DrillModel model = new DrillModel(new DrillRule(DrillRule.MONTHLY, new Hours(20, 6), List.of(), null));
        assertThat(model.hours().value()).isEqualTo("20-6");
        for (String wrong : List.of("8pm", "20", "24-6", "6-6")) {
            model.hours().text().set(wrong);
            assertThat(model.valid()).as(wrong).isFalse();
        }
        model.hours().text().set("22-5");
        assertThat(model.build()).isEqualTo(new DrillRule(DrillRule.MONTHLY, new Hours(22, 5), List.of(), null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"soon", "1h", "0d", "-1d", "7"})
    void howOftenADrillIsDueIsAtLeastADay(String every) {
        DrillModel model = new DrillModel(null);
        model.every().text().set(every);
        assertThat(model.valid()).isFalse();
        assertThat(model.every().problem().get()).isNotBlank();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ftp://example.org/", "example.org", "http://", "http://user:secret@example.org/"})
    void whatADrillVisitsIsAPage(String url) {
        DrillModel model = new DrillModel(null);
        model.url().text().set(url);
        assertThat(model.valid()).isFalse();
    }

    @Test
    void rolesHaveNoTablesToChooseFrom() {
        DumpModel model = new DumpModel(
                new Dump(Dump.What.ONE, Dump.Format.CUSTOM, 4, true, List.of("a", "b"), List.of("c"), List.of("d")));
        assertThat(model.build().tables()).containsExactly("a", "b");
        assertThat(model.unusual()).isTrue();
        model.what().set(Dump.What.ROLES);
        assertThat(model.valid()).isTrue();
        assertThat(model.build())
                .isEqualTo(new Dump(Dump.What.ROLES, Dump.Format.CUSTOM, 4, false, List.of(), List.of(), List.of()));
    }

    @ParameterizedTest
    @CsvSource({
        "'', 0, true",
        "1, 1, true",
        "64, 64, true",
        "65, 0, false",
        "-1, 0, false",
        "four, 0, false",
        "9999999999, 0, false"
    })
    void soManyTablesAreDumpedAtOnce(String typed, int jobs, boolean valid) {
        DumpModel model = new DumpModel(Dump.USUAL);
        model.jobs().text().set(typed);
        assertThat(model.valid()).isEqualTo(valid);
        if (valid) {
            assertThat(model.build().jobs()).isEqualTo(jobs);
        }
    }
}
