package dev.handrail.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handrail.backup.Proof.Rung;
import dev.handrail.journal.Outcome;
import dev.handrail.operation.Arguments;
import dev.handrail.operation.Event;
import dev.handrail.server.Access;
import dev.handrail.server.Destination;
import dev.handrail.server.Server;
import dev.handrail.server.Sudo;
import dev.handrail.words.OperationFailed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Real dumps with real damage: what is wrong is found, said, kept in mind, and forgiven only when it is mended. */
class VerifyFaultsTest {
    private static final String SOURCE = "verified";

    @TempDir
    static Path home;

    private static Rig rig;
    private static Backup taken;
    private static byte[] dump;
    private static byte[] manifest;

    @BeforeAll
    static void backUpOnce() throws Exception {
        TestDatabase.create(SOURCE);
        TestDatabase.fill(SOURCE, 3000);
        rig = new Rig(home);
        Server plain = rig.server(new Access.ThisComputer(Sudo.NONE), SOURCE);
        rig.keep(plain.access(), plain.databases(), List.of(folder("kept"), folder("other")));
        taken = rig.catalogue().require(Rig.id(rig.backUp()));
        dump = Files.readAllBytes(artifact("kept"));
        manifest = Files.readAllBytes(beside("kept"));
    }

    @AfterAll
    static void stop() throws Exception {
        rig.close();
        TestDatabase.drop(SOURCE);
    }

    @BeforeEach
    void asItWas() throws Exception {
        rig.catalogue().remove(taken.id());
        rig.catalogue().add(taken);
        for (String destination : List.of("kept", "other")) {
            Files.write(artifact(destination), dump);
            Files.write(beside(destination), manifest);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 5, 10, 25, 50, 75, 90, 98, 99})
    void aCutIsFoundByTheSizeAlone(int percent) throws Exception {
        byte[] cut = Arrays.copyOf(dump, dump.length * percent / 100);
        Files.write(artifact("kept"), cut);
        Event.Ended ended = verify(0);
        assertThat(ended.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(ended.failure()).contains("in kept has a fault", "bytes long and was");
        assertThat(ended.next()).contains("Do not rely on this copy");
        assertThat(states()).containsExactly(Copy.State.DAMAGED, Copy.State.GOOD);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 5, 10, 25, 50, 75, 90, 98, 99})
    void oneBitThatTurnedIsFoundByReadingItBack(int percent) throws Exception {
        Files.write(artifact("kept"), flipped(percent));
        assertThat(verify(0).outcome()).as("its size is right").isEqualTo(Outcome.DONE);
        Event.Ended ended = verify(1);
        assertThat(ended.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(ended.failure())
                .contains("SHA-256", taken.manifest().artifact().sha256());
        assertThat(states()).containsExactly(Copy.State.DAMAGED, Copy.State.GOOD);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 5, 10, 25, 50, 75, 90, 98, 99})
    void oneBitThatWasWrongBeforeItWasHashedIsFoundByDecoding(int percent) throws Exception {
        stored(flipped(percent));
        assertThat(verify(1).failure()).isNull();
        Event.Ended ended = verify(2);
        assertThat(ended.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(ended.failure()).contains("cannot be decoded");
        assertThat(states()).containsExactly(Copy.State.DAMAGED, Copy.State.DAMAGED);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 5, 10, 25, 50, 75, 90, 98, 99})
    void whatWasCutBeforeItWasHashedIsFoundByDecoding(int percent) throws Exception {
        stored(Arrays.copyOf(dump, dump.length * percent / 100));
        assertThat(verify(1).failure()).isNull();
        assertThat(verify(2).failure()).contains("cannot be decoded");
    }

    @Test
    void aFileThatIsGoneIsMissingAndNotDamaged() throws Exception {
        Files.delete(artifact("kept"));
        Event.Ended ended = verify(2);
        assertThat(ended.failure()).contains(artifact("kept") + " is not there any more");
        assertThat(states()).containsExactly(Copy.State.MISSING, Copy.State.GOOD);
    }

    @Test
    void theOtherCopyIsTestedAllTheSameAndIsTheOneToRestoreFrom() throws Exception {
        Files.write(artifact("kept"), flipped(50));
        Event.Ended ended = verify(2);
        assertThat(ended.failure()).contains("in kept has a fault").doesNotContain("kept, other");
        Backup backup = rig.catalogue().require(taken.id());
        assertThat(backup.goodCopy())
                .hasValueSatisfying(c -> assertThat(c.destination()).isEqualTo("other"));
        assertThat(backup.proof()).isEqualTo(Rung.INVENTORY);
    }

    @Test
    void bothCopiesAreNamedWhereBothAreFaulty() throws Exception {
        Files.write(artifact("kept"), flipped(10));
        Files.delete(artifact("other"));
        Event.Ended ended = verify(1);
        assertThat(ended.failure()).contains("kept, other", "SHA-256", "is not there any more");
        assertThat(states()).containsExactly(Copy.State.DAMAGED, Copy.State.MISSING);
        assertThatThrownBy(() ->
                        rig.make("restore", Rig.into(taken.id(), "anywhere")).plan())
                .isInstanceOf(OperationFailed.class)
                .hasMessageContaining("No copy of the backup");
    }

    @Test
    void aDamagedCopyIsNotClearedByItsSize() throws Exception {
        Files.write(artifact("kept"), flipped(30));
        verify(1);
        Event.Ended again = verify(0);
        assertThat(again.failure()).contains("SHA-256");
        assertThat(states()).containsExactly(Copy.State.DAMAGED, Copy.State.GOOD);
    }

    @Test
    void theProofFallsWithTheLastGoodCopyAndComesBackWithIt() throws Exception {
        assertThat(verify(2).failure()).isNull();
        assertThat(rig.catalogue().require(taken.id()).proof()).isEqualTo(Rung.INVENTORY);
        Files.write(artifact("kept"), flipped(30));
        Files.write(artifact("other"), flipped(60));
        verify(1);
        Backup broken = rig.catalogue().require(taken.id());
        assertThat(broken.proof()).isEqualTo(Rung.COMPLETE);
        assertThat(broken.newest(Rung.READ_BACK)).hasValueSatisfying(p -> {
            assertThat(p.passed()).isFalse();
            assertThat(p.detail()).contains("SHA-256");
        });
        asBefore();
        assertThat(verify(0).failure()).isNull();
        assertThat(states()).containsExactly(Copy.State.GOOD, Copy.State.GOOD);
        assertThat(rig.catalogue().require(taken.id()).proof()).isEqualTo(Rung.INVENTORY);
    }

    @Test
    void aManifestThatIsGoneIsSaidButTheDumpStaysGood() throws Exception {
        Files.delete(beside("other"));
        Event.Ended ended = verify(1);
        assertThat(ended.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(ended.failure()).contains(beside("other") + " is not there any more");
        assertThat(ended.next()).contains("can be restored with this catalogue");
        assertThat(states()).containsExactly(Copy.State.GOOD, Copy.State.GOOD);
        assertThat(rig.make("restore", Rig.into(taken.id(), "anywhere")).plan().blocked())
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no JSON", "null", "{}", "[]", "{\"format\": \"handrail-backup/9\"}"})
    void whatIsNoManifestAnyMoreIsFound(String text) throws Exception {
        Files.writeString(beside("kept"), text);
        assertThat(verify(0).failure()).contains(beside("kept") + " is not what was written");
        assertThat(states()).containsExactly(Copy.State.GOOD, Copy.State.GOOD);
    }

    @Test
    void oneNumberThatSomebodyChangedInTheManifestIsFound() throws Exception {
        String text = Files.readString(beside("kept"));
        Files.writeString(beside("kept"), text.replace("3000", "2999"));
        assertThat(verify(0).failure()).contains("is not what was written");
    }

    @Test
    void otherSpacesInTheManifestAreNoFault() throws Exception {
        Files.writeString(beside("kept"), Files.readString(beside("kept")).replace("\n", "\r\n"));
        assertThat(verify(0).failure()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"4", "-1", "two", "", "1.5", "١"})
    void aLevelThatThereIsNotIsWrongUsage(String level) {
        assertThatThrownBy(() -> rig.make("backup verify", arguments(level)))
                .isInstanceOfSatisfying(
                        OperationFailed.class, e -> assertThat(e.kind()).isEqualTo(OperationFailed.Kind.USAGE));
    }

    @Test
    void thePlanShowsWhatIsTestedOnEveryCopyAndTestsNothingYet() throws Exception {
        Files.delete(artifact("kept"));
        var plan = rig.make("backup verify", arguments("2")).plan();
        assertThat(plan.blocked()).isFalse();
        assertThat(plan.checks())
                .hasSize(2)
                .first()
                .satisfies(c -> assertThat(c.text()).contains(artifact("kept").toString()));
        assertThat(plan.steps()).hasSize(8);
        assertThat(states()).containsExactly(Copy.State.GOOD, Copy.State.GOOD);
    }

    private static Destination folder(String name) {
        return new Destination.Folder(name, home.resolve(name).toString());
    }

    private static Path artifact(String destination) {
        return home.resolve(destination).resolve(taken.copies().getFirst().file());
    }

    private static Path beside(String destination) {
        return Path.of(artifact(destination) + Manifest.ENDING);
    }

    private static void asBefore() throws IOException {
        Files.write(artifact("kept"), dump);
        Files.write(artifact("other"), dump);
    }

    private static byte[] flipped(int percent) {
        byte[] bytes = dump.clone();
        bytes[bytes.length * percent / 100] ^= 0x10;
        return bytes;
    }

    /** As if these bytes had been hashed when the backup was taken. */
    private static void stored(byte[] bytes) throws Exception {
        Manifest was = taken.manifest();
        Manifest.Artifact file = was.artifact();
        String sha256 =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        Manifest now = new Manifest(
                was.format(),
                was.id(),
                was.server(),
                was.environment(),
                was.source(),
                was.taken(),
                was.millis(),
                was.tools(),
                new Manifest.Artifact(file.file(), file.form(), file.compression(), file.bytes(), bytes.length, sha256),
                was.tables());
        rig.catalogue().remove(taken.id());
        rig.catalogue().add(new Backup(now, false, taken.copies(), taken.proofs()));
        for (String destination : List.of("kept", "other")) {
            Files.write(artifact(destination), bytes);
            Files.writeString(beside(destination), ManifestFile.write(now));
        }
    }

    private static Arguments arguments(String level) {
        return new Arguments(Map.of("ID", List.of(taken.id()), "--level", List.of(level)));
    }

    private static Event.Ended verify(int level) throws Exception {
        return rig.perform("backup verify", arguments(String.valueOf(level)));
    }

    private static List<Copy.State> states() throws OperationFailed {
        return rig.catalogue().require(taken.id()).copies().stream()
                .map(Copy::state)
                .toList();
    }
}
