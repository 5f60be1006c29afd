package dev.handrail.desktop.backups;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.backup.Backup;
import dev.handrail.backup.Catalogue;
import dev.handrail.backup.Copy;
import dev.handrail.backup.Proof;
import dev.handrail.desktop.running.Activities;
import dev.handrail.desktop.running.Events;
import dev.handrail.desktop.running.Fake;
import dev.handrail.desktop.samples.Desks;
import dev.handrail.desktop.shared.Sheets;
import dev.handrail.desktop.sheets.Deeds;
import dev.handrail.journal.Beginning;
import dev.handrail.journal.OpenRun;
import dev.handrail.journal.Outcome;
import dev.handrail.operation.Arguments;
import dev.handrail.operation.Effect;
import dev.handrail.operation.Offer;
import dev.handrail.operation.Operation;
import dev.handrail.operation.Plan;
import dev.handrail.server.Environment;
import dev.handrail.server.Server;
import dev.handrail.words.OperationFailed;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** All is gone but the copies: where they lie, what was found, one thing after the other. */
class RecoverModelTest extends Desks {
    private static final String BEAMLINE = "Beamline user office";

    private final List<Arguments> asked = new ArrayList<>();
    private Fake adopting = new Fake("Adopt");
    private boolean refusing;
    private Catalogue catalogue;
    private Activities activities;
    private Instant began;
    private Opening opening;
    private RecoverModel model;

    @BeforeEach
    void begin() throws OperationFailed {
        catalogue = desk().catalogue();
        began = desk().clock().instant().minusSeconds(60);
        activities = new Activities(
                (operation, plan, watcher) -> {
                    if (refusing) {
                        throw OperationFailed.refused("Something else runs").build();
                    }
                    return adopting.start(watcher);
                },
                atOnce,
                desk().clock());
        Offer adopt = new Offer.Action("backup adopt", "Adopt", Effect.READS, List.of(), given -> {
            asked.add(given);
            return adopting;
        });
        Offer note = new Offer.Action("restore note", "Note", Effect.READS, List.of(), given -> {
            asked.add(given);
            return adopting;
        });
        Deeds deeds = new Deeds(List.of(adopt, note), this::plan, activities, atOnce, new Sheets());
        opening =
                since -> new RecoverModel(beamline(), catalogue, desk().journal(), deeds, atOnce, since, failures::add);
        model = opening.since(began);
    }

    private interface Opening {
        RecoverModel since(Instant began) throws OperationFailed;
    }

    private Server beamline() throws OperationFailed {
        return desk().servers().require(BEAMLINE);
    }

    private Plan plan(Operation operation) {
        Plan.Step step = new Plan.Step("portal, of yesterday", "here", null, Effect.READS);
        return new Plan(operation.title(), Effect.READS, List.of(), List.of(step), List.of());
    }

    @Test
    void whatIsFoundIsEnteredAndThenTheNewestOfEachThingIsToComeBack() throws OperationFailed {
        assertThat(model.stage().get()).isEqualTo(RecoverModel.Stage.PLACE);
        assertThat(model.canEnter().get()).as("nobody has looked").isFalse();
        model.adopt().look();
        assertThat(asked.getFirst().one("--server")).isEqualTo(BEAMLINE);
        assertThat(model.canEnter().get()).isTrue();
        model.enter();
        assertThat(model.entering().get()).isTrue();
        assertThat(model.stage().get()).isEqualTo(RecoverModel.Stage.PLACE);
        adopting.tell(Events.done());
        activities.drain();

        assertThat(model.entering().get()).isFalse();
        assertThat(model.stage().get()).isEqualTo(RecoverModel.Stage.BACK);
        assertThat(model.lost())
                .extracting(one -> one.subject().name())
                .as("databases first")
                .containsExactly("portal", "local-configuration");
        assertThat(model.lost()).allSatisfy(one -> {
            assertThat(one.state()).isEqualTo(Lost.State.TO_COME);
            assertThat(catalogue.of(BEAMLINE))
                    .filteredOn(one.subject()::has)
                    .allSatisfy(other -> assertThat(other.taken())
                            .isBeforeOrEqualTo(one.backup().taken()));
        });
    }

    @Test
    void whatIsRefusedOrFailsStaysWhereItIs() {
        model.adopt().look();
        refusing = true;
        model.enter();
        assertThat(model.entering().get()).isFalse();
        assertThat(failures)
                .singleElement()
                .satisfies(failed -> assertThat(failed.getMessage()).contains("Something else runs"));
        refusing = false;
        model.enter();
        adopting.tell(Events.failed("the bucket is gone"));
        activities.drain();
        assertThat(model.entering().get()).isFalse();
        assertThat(model.stage().get()).isEqualTo(RecoverModel.Stage.PLACE);
        assertThat(model.canGoOn().get())
                .as("with what was entered before it failed")
                .isTrue();
    }

    @Test
    void nothingIsEnteredTwiceAndNothingGoneOnWithMeanwhile() {
        model.refresh();
        model.adopt().look();
        assertThat(model.canGoOn().get()).isTrue();
        model.enter();
        assertThat(model.canEnter().get()).isFalse();
        assertThat(model.canGoOn().get()).isFalse();
        adopting.tell(Events.done());
        activities.drain();
        assertThat(model.canGoOn().get()).isTrue();
    }

    @Test
    void aProfileWithoutDestinationsIsToBeFilledInFirst() throws OperationFailed {
        assertThat(model.lacking()).isEmpty();
        Server bare = Server.of("Bare", Environment.TEST, beamline().access());
        Deeds none = new Deeds(List.of(), this::plan, activities, atOnce, new Sheets());
        RecoverModel other = new RecoverModel(bare, catalogue, desk().journal(), none, atOnce, began, failures::add);
        assertThat(other.server()).isEqualTo(bare);
        assertThat(other.lacking()).contains("Bare");
        other.refresh();
        assertThat(other.lost()).as("nothing of other servers").isEmpty();
        assertThat(other.canGoOn().get()).isFalse();
    }

    /** A good one that is older is worth more than the newest, which is damaged. */
    @Test
    void theNewestGoodOneOfEachThingIsToComeBack() {
        model.goOn();
        Backup newest = model.lost().getFirst().backup();
        newest.copies().forEach(copy -> catalogue.copyIs(newest.id(), copy, Copy.State.DAMAGED));
        model.refresh();
        Backup instead = model.lost().getFirst().backup();
        assertThat(instead.source()).isEqualTo(newest.source());
        assertThat(instead.id()).isNotEqualTo(newest.id());
        assertThat(instead.good()).isTrue();
    }

    @Test
    void whatTheCatalogueKnowsCanBeGoneOnWith() {
        assertThat(model.canGoOn().get()).isFalse();
        model.refresh();
        assertThat(model.canGoOn().get()).isTrue();
        model.goOn();
        assertThat(model.told()).isEqualTo("0 of 2 are back.");
        model.goBack();
        assertThat(model.stage().get()).isEqualTo(RecoverModel.Stage.PLACE);
    }

    @Test
    void whatIsRestoredSinceThenIsBackAndWhatFailedSaysSo() throws OperationFailed {
        model.goOn();
        Backup portal = model.lost().getFirst().backup();
        Backup local = model.lost().getLast().backup();
        restored(portal, "restore", Map.of("database", origin(portal)), Outcome.DONE);
        catalogue.proven(local.id(), proof(began.plusSeconds(5), false));
        model.refresh();
        assertThat(model.lost()).extracting(Lost::state).containsExactly(Lost.State.BACK, Lost.State.FAILED);
        assertThat(model.told()).isEqualTo("1 of 2 are back.");
        restored(local, "restore", Map.of("folder", origin(local)), Outcome.DONE);
        model.refresh();
        assertThat(model.told()).startsWith("All 2 are back");
    }

    @Test
    void whatWasOnlyTriedOrLiesElsewhereOrWasNotExchangedIsNotBack() throws OperationFailed {
        model.goOn();
        Backup portal = model.lost().getFirst().backup();
        Backup local = model.lost().getLast().backup();
        restored(portal, "backup drill", Map.of("database", origin(portal)), Outcome.DONE);
        restored(portal, "restore", Map.of("database", origin(portal) + "_restored"), Outcome.DONE);
        restored(portal, "restore", Map.of(), Outcome.FAILED);
        restored(local, "restore", Map.of("folder", origin(local) + "_restored"), Outcome.DONE);
        model.refresh();
        assertThat(model.lost()).extracting(Lost::state).containsOnly(Lost.State.TO_COME);
        assertThat(model.told()).isEqualTo("0 of 2 are back.");
    }

    /** No restore brings them, and every database that belongs to one of them waits for it. */
    @Test
    void rolesComeFirstAndAreBackWhenSomebodySaysSo() throws OperationFailed {
        catalogue.add(LostTest.roles(BEAMLINE, began.minusSeconds(60)));
        model.goOn();
        Lost roles = model.lost().getFirst();
        assertThat(roles.subject().name()).isEqualTo("roles");
        assertThat(roles.state()).isEqualTo(Lost.State.TO_COME);
        assertThat(model.told()).isEqualTo("0 of 3 are back.");

        model.noteByHand(roles.backup());
        assertThat(asked.getLast().one("ID")).isEqualTo(roles.backup().id());
        ended(begun("restore note"), Map.of("usersOf", roles.backup().id()), Outcome.DONE);
        adopting.tell(Events.done());
        activities.drain();
        assertThat(model.lost().getFirst().state()).isEqualTo(Lost.State.BY_HAND);
        assertThat(model.told()).isEqualTo("1 of 3 are back.");
        for (Lost other : List.copyOf(model.lost()).subList(1, 3)) {
            String made = other.subject().name().equals("portal") ? "database" : "folder";
            restored(other.backup(), "restore", Map.of(made, origin(other.backup())), Outcome.DONE);
        }
        model.refresh();
        assertThat(model.told()).startsWith("All 3 are back");
    }

    @Test
    void whatWasNotedCanBeTakenBackAndNotedAgain() throws OperationFailed {
        catalogue.add(LostTest.roles(BEAMLINE, began.minusSeconds(60)));
        ended(begun("restore note"), Map.of("usersOf", "roles-1"), Outcome.DONE);
        model.goOn();
        assertThat(model.lost().getFirst().state()).isEqualTo(Lost.State.BY_HAND);

        model.takeBack(model.lost().getFirst().backup());
        assertThat(asked.getLast().one("ID")).isEqualTo("roles-1");
        assertThat(asked.getLast().flag("--undone")).isTrue();
        ended(begun("restore note"), Map.of("usersNotOf", "roles-1"), Outcome.DONE);
        adopting.tell(Events.done());
        activities.drain();
        assertThat(model.lost().getFirst().state()).isEqualTo(Lost.State.TO_COME);
        ended(begun("restore note"), Map.of("usersOf", "roles-1"), Outcome.DONE);
        model.refresh();
        assertThat(model.lost().getFirst().state()).isEqualTo(Lost.State.BY_HAND);
    }

    /** A newer backup says that they were there, so that what is lost after it is another loss. */
    @Test
    void whatWasNotedIsKnownToWhoeverComesBackUntilTheRolesAreBackedUpAgain() throws OperationFailed {
        Instant noted = desk().clock().instant();
        catalogue.add(LostTest.roles(BEAMLINE, began.minusSeconds(60)));
        ended(begun("restore note"), Map.of("usersOf", "roles-1"), Outcome.DONE);
        RecoverModel later = opening.since(noted.plusSeconds(60));
        later.goOn();
        assertThat(later.lost().getFirst().state()).isEqualTo(Lost.State.BY_HAND);

        catalogue.add(LostTest.roles(BEAMLINE, "roles-2", noted.plusSeconds(30)));
        later.refresh();
        assertThat(later.lost().getFirst().state()).isEqualTo(Lost.State.TO_COME);
        model.goOn();
        assertThat(model.lost().getFirst().state())
                .as("where one has seen it come back")
                .isEqualTo(Lost.State.BY_HAND);
    }

    @Test
    void tablesOfItBesideTheLiveOnesAreNotTheDatabase() throws OperationFailed {
        model.goOn();
        Backup portal = model.lost().getFirst().backup();
        restored(portal, "restore", Map.of("database", origin(portal), "schema", "rescue_1"), Outcome.DONE);
        model.refresh();
        assertThat(model.lost().getFirst().state()).isEqualTo(Lost.State.TO_COME);
    }

    @Test
    void whatWasUndoneIsNotBackUnlessThatWasUndoneToo() throws OperationFailed {
        model.goOn();
        Backup portal = model.lost().getFirst().backup();
        String run = restored(portal, "restore", Map.of("database", origin(portal)), Outcome.DONE);
        String undo = ended(begun("restore undo"), Map.of("undid", run), Outcome.DONE);
        model.refresh();
        assertThat(model.lost().getFirst().state()).isEqualTo(Lost.State.TO_COME);
        ended(begun("restore undo"), Map.of("undid", undo), Outcome.DONE);
        model.refresh();
        assertThat(model.lost().getFirst().state()).isEqualTo(Lost.State.BACK);
    }

    /** As where the connection dropped just after the exchange, and it came out later that it had taken place. */
    @Test
    void anUndoThatTookPlaceCountsThoughItFailed() throws OperationFailed {
        model.goOn();
        Backup portal = model.lost().getFirst().backup();
        String run = restored(portal, "restore", Map.of("database", origin(portal)), Outcome.DONE);
        OpenRun undo = begun("restore undo");
        undo.end(Outcome.FAILED, "The connection dropped", null);
        model.refresh();
        assertThat(model.lost().getFirst().state()).isEqualTo(Lost.State.BACK);
        desk().journal().made(undo.id(), "undid", run);
        model.refresh();
        assertThat(model.lost().getFirst().state()).isEqualTo(Lost.State.TO_COME);
    }

    @Test
    void whatIsBackStaysSoHoweverALaterTrialOfTheBackupEnds() throws OperationFailed {
        model.goOn();
        Backup portal = model.lost().getFirst().backup();
        restored(portal, "restore", Map.of("database", origin(portal)), Outcome.DONE);
        catalogue.proven(portal.id(), proof(desk().clock().instant().plusSeconds(30), true));
        model.refresh();
        assertThat(model.lost().getFirst().state()).isEqualTo(Lost.State.BACK);
        catalogue.proven(portal.id(), proof(desk().clock().instant().plusSeconds(60), false));
        model.refresh();
        assertThat(model.lost().getFirst().state()).isEqualTo(Lost.State.BACK);
    }

    private static String origin(Backup backup) {
        return backup.manifest().source().origin();
    }

    private String restored(Backup backup, String words, Map<String, String> made, Outcome how) throws OperationFailed {
        OpenRun run = begun(words);
        catalogue.proven(backup.id(), proof(desk().clock().instant(), true));
        return ended(run, made, how);
    }

    private OpenRun begun(String words) throws OperationFailed {
        return desk().journal().begin(new Beginning(words, "Restore", BEAMLINE, "mara", Set.of()));
    }

    private static String ended(OpenRun run, Map<String, String> made, Outcome how) {
        made.forEach(run::made);
        run.end(how, null, null);
        return run.id();
    }

    private static Proof proof(Instant at, boolean passed) {
        return new Proof(Proof.Rung.RESTORED, at, 1_000, passed, "as it was");
    }
}
