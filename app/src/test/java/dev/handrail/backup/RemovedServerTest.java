package dev.handrail.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handrail.journal.Outcome;
import dev.handrail.operation.Arguments;
import dev.handrail.operation.Effect;
import dev.handrail.operation.Event;
import dev.handrail.operation.Operation;
import dev.handrail.server.Access;
import dev.handrail.server.Sudo;
import dev.handrail.words.OperationFailed;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Backups whose server was taken out of the book: what can be done with them still, and what is said of the rest. */
class RemovedServerTest {
    private static final String SOURCE = "outlived";

    @TempDir
    Path home;

    private Rig rig;
    private String id;

    @BeforeEach
    void aBackupWhoseServerWasRemoved() throws Exception {
        TestDatabase.create(SOURCE);
        TestDatabase.fill(SOURCE, 20);
        rig = new Rig(home);
        rig.server(new Access.ThisComputer(Sudo.NONE), SOURCE);
        id = Rig.id(rig.backUp());
        rig.servers().remove(Rig.SERVER);
    }

    @AfterEach
    void close() throws Exception {
        rig.close();
        TestDatabase.drop(SOURCE);
    }

    @Test
    void theyAreListedByTheNameItHad() throws Exception {
        assertThat(rig.question("backup list")
                        .teller()
                        .tell(Arguments.of("SERVER", Rig.SERVER))
                        .rows())
                .singleElement()
                .satisfies(row -> assertThat(row).contains(id, Rig.SERVER));
        assertThatThrownBy(() -> rig.question("backup list").teller().tell(Arguments.of("SERVER", "Cathedral")))
                .hasMessageContaining("Cathedral");
    }

    @Test
    void theyAreVerifiedInFullByTheProgramsOfThisComputer() throws Exception {
        Event.Ended verified = rig.verify(id);
        assertThat(verified.failure()).isNull();
        assertThat(rig.catalogue().require(id).proof()).isEqualTo(Proof.Rung.INVENTORY);
    }

    @Test
    void whatOnlyTheServerCouldDecodeIsSaidAndNothingIsCalledDamaged() throws Exception {
        dumpedBy("pg_dump 99.1");
        Event.Ended verified = rig.verify(id);
        assertThat(verified.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(verified.failure()).contains("cannot decode", "The server Parish has been removed");
        assertThat(verified.next()).contains("version 99", "--level 1");
        assertThat(rig.catalogue().require(id).good()).isTrue();
        assertThat(rig.catalogue().require(id).proof()).isEqualTo(Proof.Rung.READ_BACK);
    }

    @Test
    void theCommandsThatRestoreThemAreShown() throws Exception {
        assertThat(rig.question("backup commands")
                        .teller()
                        .tell(Arguments.of("ID", id))
                        .lines())
                .anyMatch(line -> line.contains("sha256sum"))
                .anyMatch(line -> line.contains("pg_restore"));
    }

    @Test
    void theyAreDeletedAndProductionIsRememberedUntilThen() throws Exception {
        Operation delete = rig.make("backup delete", Arguments.of("ID", id));
        assertThat(delete.effect()).isEqualTo(Effect.DESTROYS);
        assertThat(delete.server().environment().word())
                .isEqualTo(rig.catalogue().require(id).manifest().environment());
        assertThat(rig.perform("backup delete", Arguments.of("ID", id)).failure())
                .isNull();
        assertThat(rig.files()).isEmpty();
        assertThat(rig.catalogue().all()).isEmpty();
    }

    @Test
    void toRestoreThemNeedsAServerAndThatIsSaid() {
        assertThatThrownBy(() -> rig.make("restore", Rig.into(id, "outlived_again")))
                .isInstanceOf(OperationFailed.class)
                .hasMessageContaining("The server Parish has been removed")
                .hasMessageContaining("--on");
    }

    private void dumpedBy(String tool) throws OperationFailed {
        Backup was = rig.catalogue().require(id);
        Manifest manifest = was.manifest();
        Manifest other = new Manifest(
                manifest.format(),
                manifest.id(),
                manifest.server(),
                manifest.environment(),
                manifest.source(),
                manifest.taken(),
                manifest.millis(),
                new Manifest.Tools(tool, manifest.tools().compression()),
                manifest.artifact(),
                manifest.tables());
        rig.catalogue().add(new Backup(other, false, was.copies(), was.proofs()));
    }
}
