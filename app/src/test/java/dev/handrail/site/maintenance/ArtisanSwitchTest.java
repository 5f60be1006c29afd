package dev.handrail.site.maintenance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.journal.Outcome;
import dev.handrail.operation.Event;
import dev.handrail.operation.Operation;
import dev.handrail.operation.Plan;
import dev.handrail.operation.Underway;
import dev.handrail.server.LaravelDown;
import dev.handrail.server.Switch;
import dev.handrail.shell.Await;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The maintenance mode of Laravel, of many versions, over Debian's sshd. */
class ArtisanSwitchTest extends SwitchedByCommand {
    private void laravel(int version) throws Exception {
        Files.writeString(app.resolve("version"), String.valueOf(version));
        looksAfter(new Switch.Artisan(app.toString(), 90), flag);
    }

    @ParameterizedTest
    @ValueSource(ints = {7, 8, 10, 11})
    void artisanIsGivenTheOptionsThatItsVersionKnows(int version) throws Exception {
        laravel(version);
        List<Event> events = new CopyOnWriteArrayList<>();
        Event.Ended on =
                rig.runs(rig.makes("switch on", "--reason", "Upgrade; it's time", "--until", "1h"), events::add);
        assertThat(on.outcome()).as(on.failure()).isEqualTo(Outcome.DONE);
        List<String> options = Files.readAllLines(app.resolve("options"));
        assertThat(options).contains("--retry=90");
        if (version < 8) {
            assertThat(options).contains("--message=Upgrade; it's time");
        } else {
            assertThat(options).noneMatch(option -> option.startsWith("--message"));
            String word = Files.readString(flag).replaceAll(".*\"(handrail-[0-9a-f]+)\".*", "$1");
            assertThat(events.toString()).as("told once").containsOnlyOnce("Past the page: " + site.url() + word);
            assertThat(rig.transcript(on.run()))
                    .contains("Past the page: " + site.url() + "•••", "--secret=•••", "past it by /•••")
                    .doesNotContain(word);
            assertThat(rig.asks("switch history").document().toString()).doesNotContain(word.substring(9));
            Operation extend = rig.makes("switch extend", "--until", "2h");
            assertThat(extend.plan().checks().toString()).doesNotContain("a new one");
            assertThat(rig.runs(extend, event -> {}).outcome()).isEqualTo(Outcome.DONE);
            assertThat(flag).as("who has it is let past still").content().contains(word);
        }
        assertThat(rig.status())
                .containsEntry("state", "on")
                .containsEntry("seenFromOutside", true)
                .containsEntry("endsByItself", true);
        Event.Ended off = rig.does("switch off");
        assertThat(off.outcome()).as(off.failure()).isEqualTo(Outcome.DONE);
        assertThat(rig.status()).containsEntry("state", "off");
        assertThat(flag).doesNotExist();
        assertThat(rig.transcript(off.run())).contains("Application is now live");
    }

    @ParameterizedTest
    @ValueSource(ints = {6, 7, 8, 9, 10, 13})
    void whatTheProfileNamesOfLaravelIsGivenAsFarAsItsVersionKnowsIt(int version) throws Exception {
        LaravelDown more = new LaravelDown(List.of("192.0.2.10", "10.0.0.0/8"), "errors::503", 15, null, 503, true);
        Files.writeString(app.resolve("version"), String.valueOf(version));
        looksAfter(new Switch.Artisan(app.toString(), 90, more), flag);
        Plan plan = rig.makes("switch on", "--until", "1h").plan();
        assertThat(plan.blocked()).isFalse();
        List<String> leftAway = plan.checks().stream()
                .map(Plan.Check::text)
                .filter(text -> text.contains("does not know"))
                .toList();
        Event.Ended on = rig.does("switch on", "--until", "1h");
        assertThat(on.outcome()).as(on.failure()).isEqualTo(Outcome.DONE);
        List<String> options = Files.readAllLines(app.resolve("options"));
        List<String> late = List.of("--render=errors::503", "--refresh=15", "--status=503");
        if (version < 8) {
            assertThat(options)
                    .contains("--allow=192.0.2.10", "--allow=10.0.0.0/8")
                    .doesNotContainAnyElementsOf(late);
            assertThat(leftAway).hasSize(4);
        } else {
            assertThat(options).containsAll(late).noneMatch(option -> option.startsWith("--allow"));
            assertThat(leftAway).hasSize(version < 10 ? 2 : 1);
        }
        if (version >= 10) {
            assertThat(options).contains("--with-secret");
            assertThat(rig.transcript(on.run())).contains("past it by /•••").doesNotContain("made-up-by-laravel");
            assertThat(rig.does("switch extend", "--until", "2h").outcome()).isEqualTo(Outcome.DONE);
            assertThat(Files.readAllLines(app.resolve("options")))
                    .as("who has the word is let past still")
                    .contains("--secret=made-up-by-laravel");
        }
        assertThat(rig.does("switch off").outcome()).isEqualTo(Outcome.DONE);
    }

    @Test
    void whatAnOldLaravelIsNotToldIsNotExpectedOfIt() throws Exception {
        LaravelDown more = new LaravelDown(List.of(), null, null, "/away", 418, false);
        Files.writeString(app.resolve("version"), "7");
        looksAfter(new Switch.Artisan(app.toString(), 90, more), flag);
        Event.Ended on = rig.does("switch on", "--until", "1h");
        assertThat(on.outcome()).as(on.failure()).isEqualTo(Outcome.DONE);
        assertThat(rig.does("switch off").outcome()).isEqualTo(Outcome.DONE);

        Files.writeString(app.resolve("version"), "8");
        Event.Ended newer = rig.does("switch on", "--until", "1h");
        assertThat(newer.outcome()).as("it was told to answer 418").isEqualTo(Outcome.FAILED);
        assertThat(flag).doesNotExist();
    }

    private void cachingLaravel(Path itsFlag) throws Exception {
        LaravelDown more = new LaravelDown(List.of(), null, null, null, null, true);
        Files.writeString(app.resolve("version"), "11");
        Files.writeString(app.resolve(".env"), "APP_NAME=Parish\nAPP_MAINTENANCE_DRIVER=cache\n");
        looksAfter(new Switch.Artisan(app.toString(), 90, more), itsFlag);
    }

    private Path lease() throws Exception {
        Notice any = Notice.of(Instant.EPOCH, null, null, "", false);
        Lever lever = rig.means().lever(rig.server());
        return Path.of(lever.release(any).orElseThrow().lease().place());
    }

    @Test
    void aWordThatLaravelMadeUpAndKeepsInACacheIsShownOnceAndWrittenDownNowhere() throws Exception {
        Path cached = app.resolve("cached");
        cachingLaravel(cached);
        assertThat(rig.status()).containsEntry("state", "off");
        List<Event> events = new CopyOnWriteArrayList<>();
        Event.Ended on = rig.runs(rig.makes("switch on", "--until", "1h"), events::add);
        assertThat(on.outcome()).as(on.failure()).isEqualTo(Outcome.DONE);
        assertThat(events.toString())
                .as("to whom sits here")
                .containsOnlyOnce("Past the page: " + site.url() + "made-up-by-laravel");
        assertThat(rig.transcript(on.run()))
                .contains("bypass maintenance mode via [http://localhost/•••]", "Past the page: " + site.url() + "•••")
                .doesNotContain("made-up-by-laravel");
        assertThat(rig.status()).containsEntry("state", "on").containsEntry("seenFromOutside", true);
        assertThat(rig.makes("switch extend", "--until", "2h").plan().checks().toString())
                .as("extended, it has the same word")
                .doesNotContain("the one that leads past it now ends");
        Path word = lease().resolve("word");
        assertThat(Files.getPosixFilePermissions(word))
                .as("nobody else may read it")
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        Event.Ended longer = rig.does("switch extend", "--until", "2h");
        assertThat(longer.outcome()).as(longer.failure()).isEqualTo(Outcome.DONE);
        assertThat(app.resolve("options")).content().contains("--secret=made-up-by-laravel");
        assertThat(cached).content().contains("made-up-by-laravel");
        assertThat(rig.transcript(longer.run())).doesNotContain("made-up-by-laravel");
        Files.delete(word);
        assertThat(rig.makes("switch extend", "--until", "2h").plan().checks().toString())
                .as("where nobody knows it any more, it has another one")
                .contains("the one that leads past it now ends");
        assertThat(rig.does("switch off").outcome()).isEqualTo(Outcome.DONE);
        assertThat(cached).doesNotExist();
        assertThat(lease()).doesNotExist();
        assertThat(rig.makes("switch extend", "--until", "2h").plan().checks().toString())
                .as("of a page that is not up there is no word")
                .doesNotContain("the one that leads past it now ends");
    }

    @Test
    void whatCannotBeToldFromTheWordIsWrittenDownNowhereEither() throws Exception {
        Path cached = app.resolve("cached");
        cachingLaravel(cached);
        Files.writeString(app.resolve("says-instead"), "Get past it with the word made-up-by-laravel\n");
        List<Event> events = new CopyOnWriteArrayList<>();
        Event.Ended on = rig.runs(rig.makes("switch on", "--until", "1h"), events::add);
        assertThat(on.outcome()).as(on.failure()).isEqualTo(Outcome.DONE);
        assertThat(events.toString()).containsOnlyOnce("made-up-by-laravel");
        assertThat(rig.transcript(on.run()))
                .contains("What it said is not written down")
                .doesNotContain("made-up-by-laravel");
        assertThat(rig.does("switch off").outcome()).isEqualTo(Outcome.DONE);
    }

    @Test
    void aSiteThatIsDownBesideACachingLaravelIsNoCertainPage() throws Exception {
        Path cached = app.resolve("cached");
        cachingLaravel(cached);
        Files.createFile(cached);
        assertThat(rig.status()).containsEntry("state", "on").containsEntry("byOthers", true);
        assertThat(String.join("\n", rig.asks("switch status").lines())).contains("which is all that tells it");
    }

    @ParameterizedTest
    @ValueSource(ints = {6, 7, 8})
    void whatIsSeenIsJudgedByWhatThatVersionWasTold(int version) throws Exception {
        LaravelDown more = new LaravelDown(List.of(), null, null, null, 418, false);
        Files.writeString(app.resolve("version"), String.valueOf(version));
        looksAfter(new Switch.Artisan(app.toString(), 90, more), flag);
        Files.writeString(flag, "{}");
        assertThat(rig.status())
                .as("visitors get 503, which is all that an old one knows")
                .containsEntry("state", "on")
                .containsEntry("seenFromOutside", version < 8);
        Files.writeString(flag, "{\"status\":503}");
        assertThat(rig.status())
                .as("whoever put it up told it otherwise than the profile says")
                .containsEntry("seenFromOutside", true);
        Files.delete(flag);
    }

    @Test
    void aLaravelThatCannotRunJustNowIsDownAllTheSame() throws Exception {
        LaravelDown more = new LaravelDown(List.of(), null, null, null, 503, false);
        looksAfter(new Switch.Artisan(app.toString(), 90, more), flag);
        Files.writeString(flag, "{}");
        assertThat(rig.status()).containsEntry("state", "on").containsEntry("seenFromOutside", true);
        Files.delete(flag);
    }

    @Test
    void aLaravelThatDoesNotSayWhenToComeAgainIsUndone() throws Exception {
        laravel(11);
        site.has(FlagSite.Rule.WITHOUT_RETRY_AFTER);
        Event.Ended on = rig.does("switch on", "--until", "1h");
        assertThat(on.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(on.failure()).contains("503 without Retry-After");
        assertThat(flag).doesNotExist();
    }

    @Test
    void theWayPastThePageIsTriedOnEverySite() throws Exception {
        Files.writeString(app.resolve("version"), "11");
        try (FlagSite other = new FlagSite(flag)) {
            other.has(FlagSite.Rule.A_PAGE_OF_ITS_OWN);
            other.letsNobodyPast();
            site.asksFor(flag);
            rig.knows(sshd.access(), new Switch.Artisan(app.toString(), 90), site.url(), other.url());
            Event.Ended on = rig.does("switch on", "--until", "1h");
            assertThat(on.outcome()).isEqualTo(Outcome.FAILED);
            assertThat(on.failure()).contains("way past", other.url().toString());
            assertThat(flag).doesNotExist();
        }
    }

    @Test
    void aWayPastThePageThatDoesNotLeadPastItIsUndone() throws Exception {
        laravel(10);
        site.letsNobodyPast();
        Event.Ended on = rig.does("switch on", "--until", "1h");
        assertThat(on.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(on.failure()).contains("way past");
        assertThat(flag).doesNotExist();
    }

    @Test
    void aLaravelThatIsTooOldBlocksAndWhatIsNoneIsSaid() throws Exception {
        laravel(5);
        assertThat(rig.makes("switch on").plan().blocked()).isTrue();
        Plan plan = rig.makes("switch off").plan();
        assertThat(plan.blocked()).isFalse();
        rig.knows(sshd.access(), new Switch.Artisan(folder.toString(), null), site.url());
        assertThat(rig.status()).containsEntry("state", "unknown");
    }

    private Duration arranged() throws Exception {
        Notice any = Notice.of(Instant.EPOCH, null, null, "", false);
        Lease lease = rig.means().lever(rig.server()).release(any).orElseThrow().lease();
        return Objects.requireNonNull(lease.tell().orElseThrow().left());
    }

    /** Else what takes long to be written comes after the end, and puts a page up of which nobody knows. */
    @Test
    void aNewEndIsArrangedBeforeItIsWrittenOnThePage() throws Exception {
        laravel(11);
        assertThat(rig.does("switch on", "--until", "1h").outcome()).isEqualTo(Outcome.DONE);
        for (String until : new String[] {"3h", "1s"}) {
            Files.delete(app.resolve("begun"));
            Path gate = Files.createFile(app.resolve("gate"));
            Operation extend = rig.makes("switch extend", "--until", until);
            Underway run = rig.runner().start(extend, rig.runner().plan(extend), event -> {});
            Await.until("it is being written", () -> Files.exists(app.resolve("begun")));
            assertThat(arranged())
                    .as("with the end in " + until)
                    .isGreaterThan(until.equals("3h") ? Duration.ofHours(2) : Duration.ofMinutes(5))
                    .isLessThan(until.equals("3h") ? Duration.ofHours(4) : Duration.ofMinutes(20));
            Files.delete(gate);
            assertThat(run.await().outcome()).isEqualTo(Outcome.DONE);
        }
        Await.until("and then it comes down", () -> !Files.exists(flag));
    }

    @Test
    void anEndThatCouldNotBeWrittenStaysAsItWas() throws Exception {
        laravel(11);
        assertThat(rig.does("switch on", "--until", "1h").outcome()).isEqualTo(Outcome.DONE);
        Object until = rig.status().get("until");
        Files.createFile(app.resolve("refuses"));
        assertThat(rig.does("switch extend", "--until", "5h").failure()).contains("It broke");
        assertThat(arranged()).isBetween(Duration.ofMinutes(30), Duration.ofMinutes(61));
        assertThat(rig.status()).containsEntry("until", until);
        assertThat(rig.does("switch off").outcome()).isEqualTo(Outcome.DONE);
    }

    @Test
    void theServerBringsLaravelUpAtItsEnd() throws Exception {
        laravel(11);
        assertThat(rig.does("switch on", "--until", "1s").outcome()).isEqualTo(Outcome.DONE);
        Await.until("the server has brought it up", () -> !Files.exists(flag));
    }
}
