package dev.handrail.backup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.backup.Copy.State;
import dev.handrail.backup.Proof.Rung;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** How well a backup is proven, told from its copies and from each time that one of them was tested. */
class BackupStateTest {
    private static final Copy HERE = Some.copy("here", "/here", "b");
    private static final Copy CLOUD = Some.copy("cloud", "/cloud", "b");

    @Test
    void aBackupThatNobodyTestedIsThereAndNotProven() {
        Backup backup = backup(List.of(HERE));
        assertThat(backup.good()).isTrue();
        assertThat(backup.proof()).isEqualTo(Rung.COMPLETE);
        assertThat(backup.proven()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"COMPLETE, false", "READ_BACK, true", "DECODED, true", "RESTORED, true", "EQUAL, true"})
    void itIsProvenOnceEveryByteWasReadAgain(Rung rung, boolean proven) {
        assertThat(backup(List.of(HERE), proof(rung, 1, true, null)).proven()).isEqualTo(proven);
    }

    @Test
    void aListThatIsWholeSaysNothingOfAFileThatWasNeverReadToItsEnd() {
        Backup listed = backup(List.of(HERE), proof(Rung.INVENTORY, 1, true, null));
        assertThat(listed.proof()).isEqualTo(Rung.COMPLETE);
        Backup read = backup(List.of(HERE), proof(Rung.INVENTORY, 1, true, null), proof(Rung.DECODED, 2, true, null));
        assertThat(read.proof()).isEqualTo(Rung.INVENTORY);
    }

    @ParameterizedTest
    @EnumSource(value = State.class, names = "GOOD", mode = EnumSource.Mode.EXCLUDE)
    void aCopyThatIsNotGoodCountsForNothing(State state) {
        Backup backup = backup(List.of(HERE.as(state)), proof(Rung.EQUAL, 1, true, null));
        assertThat(backup.good()).isFalse();
        assertThat(backup.proof()).isEqualTo(Rung.COMPLETE);
        assertThat(backup.goodCopy()).isEmpty();
    }

    /** Of a half removed one nobody knows what is left: it may be all. */
    @ParameterizedTest
    @CsvSource({"GOOD, 6000", "DAMAGED, 6000", "DELETING_FAILED, 6000", "MISSING, 3000", "FAILED, 3000"})
    void whatNeverCameOrIsGoneTakesNoRoom(State state, long bytes) {
        assertThat(backup(List.of(HERE, CLOUD.as(state))).lyingBytes()).isEqualTo(bytes);
        assertThat(backup(List.of()).lyingBytes()).isZero();
    }

    @ParameterizedTest
    @EnumSource(
            value = Rung.class,
            names = {"INVENTORY", "RESTORED"})
    void aFileThatIsWholeIsOfNoUseWhereItsContentWasFoundLacking(Rung rung) {
        Backup backup = backup(List.of(HERE), proof(Rung.DECODED, 1, true, "here"), proof(rung, 2, false, "here"));
        assertThat(backup.good()).isFalse();
        assertThat(backup.condemned(HERE)).isTrue();
        assertThat(backup.goodCopy())
                .as("one that lacks something is better than none")
                .contains(HERE);
    }

    @Test
    void theNewestTestCountsWhicheverWayItWent() {
        Backup mended =
                backup(List.of(HERE), proof(Rung.RESTORED, 1, false, null), proof(Rung.RESTORED, 2, true, null));
        assertThat(mended.good()).isTrue();
        Backup spoilt =
                backup(List.of(HERE), proof(Rung.RESTORED, 2, false, null), proof(Rung.RESTORED, 1, true, null));
        assertThat(spoilt.good()).isFalse();
    }

    @Test
    void whatWasFoundOfOneCopySaysNothingOfTheOther() {
        Backup backup = backup(
                List.of(HERE, CLOUD), proof(Rung.RESTORED, 1, false, "here"), proof(Rung.DECODED, 1, true, "cloud"));
        assertThat(backup.sound(HERE)).isFalse();
        assertThat(backup.sound(CLOUD)).isTrue();
        assertThat(backup.goodCopy()).contains(CLOUD);
        assertThat(backup.proof()).isEqualTo(Rung.DECODED);
    }

    @Test
    void whatACopyThatIsGoneNowOncePassedIsNoProofOfTheOther() {
        Backup backup = backup(List.of(HERE.as(State.MISSING), CLOUD), proof(Rung.EQUAL, 1, true, "here"));
        assertThat(backup.proof()).isEqualTo(Rung.COMPLETE);
        assertThat(backup.proven()).isFalse();
    }

    @Test
    void theNewestTestOfACopyIsItsOwnOrOneOfTheBackupAsSuch() {
        Proof own = proof(Rung.DECODED, 1, true, "here");
        Proof other = proof(Rung.DECODED, 3, true, "cloud");
        Proof both = proof(Rung.DECODED, 2, true, null);
        Backup backup = backup(List.of(HERE, CLOUD), own, other, both);
        assertThat(backup.newest(Rung.DECODED)).contains(other);
        assertThat(backup.newest(Rung.DECODED, HERE)).contains(both);
        assertThat(backup.newest(Rung.EQUAL, HERE)).isEmpty();
    }

    /** Whatever happened to its copies: in whichever order it was written down, it comes to the same. */
    @Test
    void theOrderOfItsProofsDoesNotMatterAndAFailureNeverMakesItBetter() {
        Random random = new Random(7);
        for (int round = 0; round < 2_000; round++) {
            List<Proof> proofs = new ArrayList<>();
            for (int i = random.nextInt(6); i > 0; i--) {
                Rung rung = Rung.values()[random.nextInt(Rung.values().length)];
                String of = random.nextInt(3) == 0 ? null : random.nextBoolean() ? "here" : "cloud";
                proofs.add(proof(rung, proofs.size(), random.nextBoolean(), of));
            }
            State state = State.values()[random.nextInt(State.values().length)];
            Backup backup = backup(List.of(HERE, CLOUD.as(state)), proofs.toArray(Proof[]::new));
            Collections.shuffle(proofs, random);
            Backup same = backup(List.of(HERE, CLOUD.as(state)), proofs.toArray(Proof[]::new));
            assertThat(same.proof()).isEqualTo(backup.proof());
            assertThat(same.good()).isEqualTo(backup.good());
            proofs.add(proof(Rung.RESTORED, 99, false, "here"));
            Backup worse = backup(List.of(HERE, CLOUD.as(state)), proofs.toArray(Proof[]::new));
            assertThat(worse.proof()).isLessThanOrEqualTo(backup.proof());
            assertThat(worse.good() && !backup.good()).isFalse();
        }
    }

    @Test
    void theOlderComesFirstAndOfTwoOfOneMomentTheIdentityDecides() {
        Backup first = Some.backup("b", "s", "x", Some.NOON);
        Backup second = Some.backup("a", "s", "x", Some.NOON.plusSeconds(1));
        Backup twin = Some.backup("c", "s", "x", Some.NOON);
        assertThat(List.of(second, twin, first).stream().sorted(Backup.BY_TIME)).containsExactly(first, twin, second);
    }

    @Test
    void aClockThatWasSetBackMakesNoTestShorterThanNothing() {
        assertThat(new Proof(Rung.DECODED, Instant.EPOCH, -5, true, "").millis())
                .isZero();
    }

    @ParameterizedTest
    @EnumSource(Rung.class)
    void aRungIsFoundByItsNumber(Rung rung) {
        assertThat(Rung.of(rung.number())).isEqualTo(rung);
        assertThat(rung.number()).as("they are ordered as they are numbered").isEqualTo(rung.ordinal());
    }

    private static Backup backup(List<Copy> copies, Proof... proofs) {
        return new Backup(Some.manifest("b", "s", "x", Some.NOON), false, copies, List.of(proofs));
    }

    private static Proof proof(Rung rung, int hour, boolean passed, @Nullable String of) {
        return new Proof(rung, Some.NOON.plusSeconds(3600L * hour), 10, passed, "found", of);
    }
}
