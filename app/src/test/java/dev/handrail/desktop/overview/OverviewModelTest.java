package dev.handrail.desktop.overview;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.desktop.samples.Desks;
import dev.handrail.desktop.shared.Light;
import dev.handrail.desktop.shared.Some;
import dev.handrail.journal.Run;
import dev.handrail.server.Environment;
import dev.handrail.server.ProfileFile;
import dev.handrail.server.Server;
import dev.handrail.words.OperationFailed;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class OverviewModelTest extends Desks {
    @Test
    void theLastGoodBackupSaysHowOldAndHowLargeAndWhere() throws OperationFailed {
        Card card = card("Parish office", "A good backup from today?");

        assertThat(card.figure()).isEqualTo("Yes");
        assertThat(card.light()).isEqualTo(Light.GOOD);
        assertThat(card.lines()).containsExactly("chms_production: 3 h ago, restored, 244 MB", "Copies: here");
        assertThat(card.exact()).isEqualTo("2026-11-20 02:00:00 CET");
    }

    @Test
    void whereEverySourceHasOneFromTodayTheAnswerIsYes() throws OperationFailed {
        Card card = card("Practice server", "A good backup from today?");

        assertThat(card.figure()).isEqualTo("Yes");
        assertThat(card.light()).isEqualTo(Light.GOOD);
        assertThat(card.lines()).first().asString().startsWith("parish: 20 h ago");
    }

    @Test
    void theProofIsThatOfTheNewestBackup() throws OperationFailed {
        assertThat(card("Makerspace", "Proof").figure()).isEqualTo("Decoded");
        assertThat(card("Makerspace", "Proof").light()).isEqualTo(Light.GOOD);
    }

    @Test
    void aBackupThatWasNeverRestoredIsUnknownAndNeverGreen() throws OperationFailed {
        Card card = card("Makerspace", "Last restored");

        assertThat(card.figure()).isEqualTo("Unknown");
        assertThat(card.light()).isEqualTo(Light.UNKNOWN);
    }

    @Test
    void aRestoreSaysHowLongItTookAndWhatWasFound() throws OperationFailed {
        assertThat(card("Parish office", "Last restored").lines())
                .containsExactly(
                        "It took 4 min 12 s, usually 4 min 12 s",
                        "All 23 tables have the rows of the manifest",
                        "More of chms_production would be lost than before: at worst 3 d, before 1 d 3 h",
                        "Next drill 21 Dec");
    }

    @Test
    void theNextDrillIsWhenTheProfileSays() throws OperationFailed {
        Server parish = desk().servers().require("Parish office");
        String profile = ProfileFile.write(parish);
        String often = profile.replaceFirst("(name: chms_production,[^}]*)", "$1, drill: {every: 90d}");
        desk().servers().save(ProfileFile.read(often, "parish.yaml").getFirst());

        assertThat(card("Parish office", "Last restored").lines()).last().isEqualTo("Next drill 18 Feb 2027");
        assertThat(card("Parish office", "Last restored").light()).isEqualTo(Light.GOOD);
    }

    @Test
    void withoutAnyBackupNothingIsGreen() throws OperationFailed {
        assertThat(model("Parish test").cards())
                .filteredOn(card -> card.light() == Light.GOOD)
                .isEmpty();
    }

    @Test
    void theCardIsGreenOnlyWhenEverySourceHasABackupOfToday() throws OperationFailed {
        Server two = ProfileFile.read("""
                        server: Two
                        environment: test
                        access: this-computer
                        databases:
                          - { name: first, engine: postgresql, host: localhost, user: a, password: ask }
                        files:
                          - { name: uploads, directory: /srv/uploads }
                        """, "two.yaml").getFirst();
        desk().servers().save(two);
        backedUp("Two", "first", Duration.ofHours(3));
        assertThat(card("Two", "A good backup from today?").light()).isEqualTo(Light.WARN);
        assertThat(card("Two", "A good backup from today?").lines()).first().isEqualTo("uploads: none");

        filesBackedUp("Two", "uploads", Duration.ofHours(1));
        assertThat(card("Two", "A good backup from today?").light()).isEqualTo(Light.GOOD);
        assertThat(card("Two", "Database").lines()).first().asString().startsWith("first");
    }

    @Test
    void aServerWithoutDatabasesOnlySaysWhenItWasReached() throws OperationFailed {
        desk().servers().save(Some.server("Proxy", Environment.TEST));

        assertThat(model("Proxy").cards()).extracting(Card::title).containsExactly("What is due", "Reached");
    }

    @Test
    void theNewestRunsAreThere() throws OperationFailed {
        assertThat(model("Parish office").lately())
                .hasSize(6)
                .extracting(Run::title)
                .startsWith("Restore chms_production into chms_restored", "Back up chms_production");
    }

    @Test
    void contactsAndWhatOneCopiesComeFromTheProfile() throws OperationFailed {
        OverviewModel model = model("Parish office");

        assertThat(model.calls()).contains(new OverviewModel.Call("System administrator", "on call, +44 20 7946 0000"));
        assertThat(model.facts())
                .extracting(OverviewModel.Fact::text)
                .contains(
                        "ssh -i ~/.ssh/id_ed25519 deploy@chms.example.org",
                        "psql -h localhost -U chms_user -d chms_production",
                        "handrail backup run 'Parish office'",
                        "~/Backups/parish");
    }

    @Test
    void whatSaysTheSameIsNotDrawnAnew() throws OperationFailed {
        OverviewModel model = model("Parish office");
        int[] drawn = {0};
        model.cards().subscribe(() -> drawn[0]++);
        model.refresh();

        assertThat(drawn[0]).isZero();
    }

    private Card card(String server, String title) throws OperationFailed {
        List<Card> cards = model(server).cards();
        return cards.stream()
                .filter(card -> card.title().equals(title))
                .findFirst()
                .orElseThrow();
    }

    private OverviewModel model(String name) throws OperationFailed {
        Server server = desk().servers().require(name);
        OverviewModel model = new OverviewModel(
                server,
                desk().catalogue(),
                desk().journal(),
                desk().sites().history(),
                desk().windows(),
                desk().guides(),
                atOnce,
                times(),
                failures::add);
        model.refresh();
        assertThat(failures).isEmpty();
        return model;
    }
}
