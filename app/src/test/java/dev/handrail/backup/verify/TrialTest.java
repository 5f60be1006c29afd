package dev.handrail.backup.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handrail.backup.Backup;
import dev.handrail.backup.Bare;
import dev.handrail.backup.Copy;
import dev.handrail.backup.Manifest;
import dev.handrail.backup.Origin;
import dev.handrail.backup.Proof;
import dev.handrail.backup.Proof.Rung;
import dev.handrail.backup.source.Manifests;
import dev.handrail.server.Access;
import dev.handrail.server.Environment;
import dev.handrail.server.Server;
import dev.handrail.server.Sudo;
import dev.handrail.shell.Scripted;
import dev.handrail.words.Amounts;
import dev.handrail.words.Words;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Up to where one copy is tested, and when it need not be tested at all. */
class TrialTest {
    private static final Instant NOW = Instant.parse("2026-03-29T12:00:00Z");
    private static final Server SERVER = Server.of("Parish", Environment.TEST, new Access.ThisComputer(Sudo.NONE));

    private static Copy copy(Copy.State state) {
        return new Copy("nas", "/mnt/nas", "b1.file", state);
    }

    private static Proof proof(Rung rung, int hoursAgo, boolean passed, @Nullable String of) {
        return new Proof(rung, NOW.minus(Duration.ofHours(hoursAgo)), 1, passed, "", of);
    }

    private static Trial trial(Manifest manifest, Copy copy, Rung upTo, Duration fresh, Proof... proofs) {
        return trial(ZoneOffset.UTC, manifest, copy, upTo, fresh, proofs);
    }

    private static Trial trial(ZoneId zone, Manifest manifest, Copy copy, Rung upTo, Duration fresh, Proof... proofs) {
        Backup backup = new Backup("Parish", manifest, null, List.of(copy), List.of(proofs));
        return new Trial(
                Bare.means(new Scripted().everywhere(), Path.of("/nowhere"), Clock.fixed(NOW, zone)),
                new Origin(SERVER, true),
                backup,
                copy,
                new Trial.Asked(upTo, fresh),
                "nas");
    }

    private static Trial trial(Copy.State state, Rung upTo, Proof... proofs) {
        Manifest listed = Manifests.of("any", "custom", List.of(), List.of(new Manifest.Objects("tables", 1)));
        return trial(listed, copy(state), upTo, Duration.ofDays(7), proofs);
    }

    private static int rungs(Trial trial) {
        return trial.steps().size() - 1; // the last step compares its manifest
    }

    @ParameterizedTest
    @CsvSource({"COMPLETE, 1", "READ_BACK, 2", "DECODED, 3", "INVENTORY, 4"})
    void aCopyIsTestedFromTheLowestRungUpToTheOneThatIsAsked(Rung upTo, int steps) {
        assertThat(rungs(trial(Copy.State.GOOD, upTo))).isEqualTo(steps);
    }

    @Test
    void aDumpThatAnotherProgramMadeHasNoManifestToCompare() {
        Manifest listed = Manifests.of("any", "custom", List.of(), List.of());
        Manifest foreign = new Manifest(
                listed.format(),
                listed.id(),
                listed.server(),
                listed.environment(),
                listed.source(),
                listed.taken(),
                1,
                listed.tools(),
                listed.artifact(),
                List.of(),
                List.of(),
                List.of(Manifest.FOREIGN + "pg_dump"),
                null,
                null);
        assertThat(trial(foreign, copy(Copy.State.GOOD), Rung.COMPLETE, Duration.ZERO)
                        .steps())
                .hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(value = Copy.State.class, names = "GOOD", mode = EnumSource.Mode.EXCLUDE)
    void whatHadAFaultIsReadToItsEndHoweverLittleIsAsked(Copy.State state) {
        assertThat(rungs(trial(state, Rung.COMPLETE))).isEqualTo(2);
        assertThat(rungs(trial(state, Rung.INVENTORY))).isEqualTo(4);
    }

    @Test
    void whatFoundAFaultIsDoneAgainBeforeTheCopyIsGood() {
        Proof failed = proof(Rung.INVENTORY, 5, false, "nas");
        assertThat(rungs(trial(Copy.State.GOOD, Rung.COMPLETE, failed))).isEqualTo(4);
        assertThat(rungs(trial(Copy.State.GOOD, Rung.COMPLETE, failed, proof(Rung.INVENTORY, 1, true, "nas"))))
                .as("the newest test counts")
                .isEqualTo(1);
        assertThat(rungs(trial(Copy.State.GOOD, Rung.COMPLETE, proof(Rung.INVENTORY, 5, false, "elsewhere"))))
                .as("that of another copy does not")
                .isEqualTo(1);
    }

    /** All rungs up to the one that is asked must have been passed not so long ago; to the hour is too long. */
    @ParameterizedTest
    @CsvSource({"1, 1, true", "167, 1, true", "1, 167, true", "168, 1, false", "1, 168, false", "1, -5, true"})
    void whatWasTestedLatelyIsLeftAlone(int completeAgo, int readAgo, boolean lately) {
        Trial trial = trial(
                Copy.State.GOOD,
                Rung.READ_BACK,
                proof(Rung.COMPLETE, completeAgo, true, null),
                proof(Rung.READ_BACK, readAgo, true, "nas"));
        assertThat(trial.lately().isPresent()).isEqualTo(lately);
        assertThat(trial.lately().map(Trial.Lately::at).map(NOW::isAfter).orElse(true))
                .as("by the oldest of them")
                .isTrue();
    }

    @Test
    void whenItWasTestedIsToldByTheClockOfThatPlace() {
        Instant midnight = Instant.parse("2026-03-28T23:30:00Z");
        Manifest any = Manifests.of("any", "custom", List.of(), List.of());
        for (String zone : List.of("Pacific/Auckland", "America/New_York")) {
            Trial trial = trial(ZoneId.of(zone), any, copy(Copy.State.GOOD), Rung.COMPLETE, Duration.ofDays(7));
            assertThat(trial.skipped(new Trial.Lately(midnight, Rung.COMPLETE)))
                    .contains(Amounts.moment(midnight, ZoneId.of(zone)));
        }
    }

    @Test
    void whatIsNotKnownToBeGoodIsTestedHoweverLatelyItWas() {
        Proof complete = proof(Rung.COMPLETE, 1, true, null);
        assertThat(trial(Copy.State.GOOD, Rung.COMPLETE, complete).lately()).isPresent();
        assertThat(trial(Copy.State.DAMAGED, Rung.COMPLETE, complete).lately()).isEmpty();
        assertThat(trial(Copy.State.GOOD, Rung.COMPLETE, complete, proof(Rung.INVENTORY, 1, false, "nas"))
                        .lately())
                .isEmpty();
        assertThat(trial(Copy.State.GOOD, Rung.COMPLETE).lately()).isEmpty();
        assertThat(trial(Copy.State.GOOD, Rung.COMPLETE, proof(Rung.COMPLETE, 1, false, null))
                        .lately())
                .isEmpty();
    }

    private static Trial named(String form, Rung upTo) {
        Manifest manifest = Manifests.of("any", form, List.of(), List.of(new Manifest.Objects("tables", 1)));
        Trial trial = trial(manifest, copy(Copy.State.GOOD), upTo, Duration.ofDays(7));
        return new Trial(
                trial.means(),
                trial.origin(),
                trial.backup(),
                trial.copy(),
                new Trial.Asked(upTo, Duration.ofDays(7), true, true),
                "nas");
    }

    @ParameterizedTest
    @CsvSource({"roles, 3, 2, true", "custom, 3, 3, false", "roles, 2, 2, false", "file, 2, 1, true"})
    void aRungThatWasNamedAndIsNotThereIsToldWithTheOneThatWasReached(
            String form, int asked, int reached, boolean tells) {
        Optional<String> told = named(form, Rung.of(asked)).shortOf(Rung.of(reached));
        assertThat(told.isPresent()).isEqualTo(tells);
        told.ifPresent(text -> assertThat(text)
                .contains("nas", "rung " + reached, Words.of(Rung.of(reached).key()), "rung " + asked));
        assertThat(trial(Copy.State.GOOD, Rung.of(asked)).shortOf(Rung.of(reached)))
                .as("which nobody named")
                .isEmpty();
    }

    @Test
    void whatListsNothingIsKnownBeforeToReachNoMoreThanThatItIsDecoded() {
        assertThat(named("roles", Rung.INVENTORY).last()).isEqualTo(Rung.DECODED);
        assertThat(named("custom", Rung.INVENTORY).last()).isEqualTo(Rung.INVENTORY);
        assertThat(named("roles", Rung.READ_BACK).last()).isEqualTo(Rung.READ_BACK);
    }

    @Test
    void whatListsNothingNeedNotHavePassedTheRungOfLists() {
        Manifest text = Manifests.of("any", "plain", List.of(), List.of());
        Trial trial = trial(
                text,
                copy(Copy.State.GOOD),
                Rung.INVENTORY,
                Duration.ofDays(7),
                proof(Rung.COMPLETE, 1, true, null),
                proof(Rung.READ_BACK, 1, true, null),
                proof(Rung.DECODED, 1, true, null));
        assertThat(trial.lately()).isPresent();
        assertThat(trial.where()).isEqualTo(copy(Copy.State.GOOD).kind().where("Parish"));
    }

    @Test
    void whereNoCopyIsDamagedNobodyIsAdvisedNotToRelyOnThem() {
        Map<Trial, Fault> faults = new LinkedHashMap<>();
        faults.put(trial(Copy.State.GOOD, Rung.COMPLETE), new Fault(Copy.State.GOOD, "its manifest"));
        faults.put(trial(Copy.State.GOOD, Rung.DECODED), Fault.cut());
        assertThat(Findings.next(faults))
                .isEqualTo("nas: " + Words.of("backup.fault.manifest.next") + " nas: "
                        + Words.of("backup.fault.noend.next"));
    }

    @Test
    void findingsOfNothingAreNone() {
        Findings none = new Findings();
        assertThatCode(() -> none.require(names -> names)).doesNotThrowAnyException();
        assertThat(none.faulty()).isEmpty();
        assertThat(none.untested()).isZero();
        assertThatThrownBy(() -> none.faulty().add(trial(Copy.State.GOOD, Rung.COMPLETE)))
                .isInstanceOf(UnsupportedOperationException.class);
    }
}
