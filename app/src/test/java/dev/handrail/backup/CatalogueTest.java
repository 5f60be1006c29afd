package dev.handrail.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handrail.backup.Proof.Rung;
import dev.handrail.store.OnBothStores;
import dev.handrail.store.Store;
import dev.handrail.words.OperationFailed;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.StatementContext;

/** What the catalogue keeps of backups, on the embedded store and on a shared PostgreSQL. */
class CatalogueTest {
    private static final Copy HERE = Some.copy("here", "/home/anna/Backups", "b1.dump.zst");
    private static final Copy THERE = Some.copy("there", "/mnt/nas/it's here", "b1.dump.zst");

    @OnBothStores
    void aBackupComesBackAsItWasEntered(Store store) throws OperationFailed {
        Catalogue catalogue = new Catalogue(store.jdbi());
        Backup entered = Some.backup("b1", "Parish office", "chms", Some.NOON, HERE, THERE);
        catalogue.add(entered);
        assertThat(catalogue.require("b1")).isEqualTo(entered);
        assertThat(catalogue.all()).containsExactly(entered);
    }

    @OnBothStores
    void theNewestStandsFirstAndTheIdDecidesWhereTwoAreOfOneMoment(Store store) throws OperationFailed {
        Catalogue catalogue = new Catalogue(store.jdbi());
        catalogue.add(Some.backup("b2", "Parish", "chms", Some.NOON));
        catalogue.add(Some.backup("b1", "Parish", "chms", Some.NOON.plus(Duration.ofHours(1))));
        catalogue.add(Some.backup("b4", "Parish", "chms", Some.NOON));
        catalogue.add(Some.backup("b3", "Parish", "chms", Some.NOON.minus(Duration.ofDays(400))));
        assertThat(catalogue.all()).extracting(Backup::id).containsExactly("b1", "b4", "b2", "b3");
    }

    @OnBothStores
    void aServerHasOnlyItsOwnBackups(Store store) throws OperationFailed {
        Catalogue catalogue = new Catalogue(store.jdbi());
        catalogue.add(Some.backup("b1", "Parish", "chms", Some.NOON, HERE));
        catalogue.add(Some.backup("b2", "parish", "chms", Some.NOON, THERE));
        assertThat(catalogue.of("Parish")).extracting(Backup::id).containsExactly("b1");
        assertThat(catalogue.of("Parish").getFirst().copies()).containsExactly(HERE);
        assertThat(catalogue.of("nobody")).isEmpty();
    }

    private static Backup ofFiles(Backup backup) {
        Manifest was = backup.manifest();
        Manifest files = new Manifest(
                was.format(),
                was.id(),
                was.server(),
                was.environment(),
                Manifest.Source.plain("files", backup.source(), "/srv/" + backup.source()),
                was.taken(),
                was.millis(),
                was.tools(),
                was.artifact(),
                List.of());
        return new Backup(files, false, backup.copies(), backup.proofs());
    }

    @OnBothStores
    void theNewestOfASourceIsNotThatOfAnother(Store store) throws OperationFailed {
        Catalogue catalogue = new Catalogue(store.jdbi());
        catalogue.add(Some.backup("b1", "Parish", "chms", Some.NOON));
        catalogue.add(Some.backup("b2", "Parish", "portal", Some.NOON.plusSeconds(60)));
        catalogue.add(Some.backup("b3", "Records", "chms", Some.NOON.plusSeconds(90)));
        catalogue.add(ofFiles(Some.backup("b4", "Parish", "chms", Some.NOON.plusSeconds(99))));
        Subject files = new Subject(Subject.Sort.FILES, "chms");
        assertThat(catalogue.newest("Parish", Subject.database("chms")))
                .map(Backup::id)
                .contains("b1");
        assertThat(catalogue.newest("Parish", files)).map(Backup::id).contains("b4");
        assertThat(catalogue.newest("Parish", Subject.database("nothing"))).isEmpty();
        assertThat(catalogue.newest("Records", files)).isEmpty();
    }

    @OnBothStores
    void manyBackupsAreReadWithAsFewQuestionsAsOne(Store store) throws OperationFailed {
        Catalogue catalogue = new Catalogue(store.jdbi());
        catalogue.add(Some.backup("b", "Parish", "chms", Some.NOON, HERE, THERE));
        long one = questions(store, catalogue, 1);
        for (int i = 0; i < 99; i++) {
            catalogue.add(Some.backup("b" + i, "Parish", "chms", Some.NOON.plusSeconds(i), HERE, THERE));
        }
        assertThat(questions(store, catalogue, 100)).isEqualTo(one).isLessThan(10);
    }

    private static long questions(Store store, Catalogue catalogue, int backups) throws OperationFailed {
        AtomicLong asked = new AtomicLong();
        store.jdbi().setSqlLogger(new SqlLogger() {
            @Override
            public void logAfterExecution(StatementContext context) {
                asked.incrementAndGet();
            }
        });
        try {
            assertThat(catalogue.of("Parish")).hasSize(backups);
            return asked.get();
        } finally {
            store.jdbi().setSqlLogger(SqlLogger.NOP_SQL_LOGGER);
        }
    }

    @OnBothStores
    void onlyTheCopyThatIsMeantChanges(Store store) throws OperationFailed {
        Catalogue catalogue = new Catalogue(store.jdbi());
        catalogue.add(Some.backup("b1", "Parish", "chms", Some.NOON, HERE, THERE));
        catalogue.add(Some.backup("b2", "Parish", "chms", Some.NOON.plusSeconds(1), HERE));
        catalogue.copyIs("b1", HERE, Copy.State.DAMAGED);
        Backup changed = catalogue.require("b1");
        assertThat(changed.copies()).extracting(Copy::state).containsExactly(Copy.State.DAMAGED, Copy.State.GOOD);
        assertThat(changed.goodCopy()).contains(THERE);
        assertThat(catalogue.require("b2").good()).isTrue();
    }

    @OnBothStores
    void proofsAddUpOldestFirstAndTheHighestThatPassedCounts(Store store) throws OperationFailed {
        Catalogue catalogue = new Catalogue(store.jdbi());
        catalogue.add(Some.backup("b1", "Parish", "chms", Some.NOON, HERE));
        catalogue.proven("b1", new Proof(Rung.DECODED, Some.NOON.plusSeconds(20), 7, true, "Decoded – ganz"));
        catalogue.proven("b1", new Proof(Rung.READ_BACK, Some.NOON.plusSeconds(10), 5, true, "hash"));
        assertThat(catalogue.require("b1").proof()).isEqualTo(Rung.DECODED);
        catalogue.proven("b1", new Proof(Rung.RESTORED, Some.NOON.plusSeconds(30), 9, false, "not enough rows"));
        Backup backup = catalogue.require("b1");
        assertThat(backup.proofs())
                .extracting(Proof::rung)
                .containsExactly(Rung.COMPLETE, Rung.READ_BACK, Rung.DECODED, Rung.RESTORED);
        assertThat(backup.proof())
                .as("a file that is whole is of no use without its rows")
                .isEqualTo(Rung.COMPLETE);
        assertThat(backup.newest(Rung.RESTORED))
                .hasValueSatisfying(p -> assertThat(p.passed()).isFalse());
        assertThat(backup.newest(Rung.EQUAL)).isEmpty();
    }

    @OnBothStores
    void whatOneCopyPassedSaysNothingOfAnother(Store store) throws OperationFailed {
        Catalogue catalogue = new Catalogue(store.jdbi());
        catalogue.add(Some.backup("b1", "Parish", "chms", Some.NOON, HERE, THERE));
        Proof read = new Proof(Rung.READ_BACK, Some.NOON.plusSeconds(5), 7, true, "hash", HERE.destination());
        catalogue.proven("b1", read);
        assertThat(catalogue.require("b1").proven()).isTrue();
        assertThat(catalogue.require("b1").newest(Rung.READ_BACK, HERE)).contains(read);
        assertThat(catalogue.require("b1").newest(Rung.READ_BACK, THERE)).isEmpty();
        catalogue.copyIs("b1", HERE, Copy.State.DAMAGED);
        assertThat(catalogue.require("b1").proven()).isFalse();
    }

    @OnBothStores
    void whatWasProvenOfACopyIsForgottenWhenItIsMadeAnew(Store store) throws OperationFailed {
        Catalogue catalogue = new Catalogue(store.jdbi());
        catalogue.add(Some.backup("b1", "Parish", "chms", Some.NOON, HERE, THERE));
        catalogue.proven("b1", new Proof(Rung.READ_BACK, Some.NOON.plusSeconds(5), 7, true, "", HERE.destination()));
        catalogue.copyIs("b1", HERE, Copy.State.FAILED);
        catalogue.copyIs("b1", HERE, Copy.State.GOOD);
        assertThat(catalogue.require("b1").proof()).isEqualTo(Rung.COMPLETE);
    }

    @OnBothStores
    void aListThatIsWholeProvesNothingOfWhatWasNeverRead(Store store) throws OperationFailed {
        Catalogue catalogue = new Catalogue(store.jdbi());
        catalogue.add(Some.backup("b1", "Parish", "chms", Some.NOON, HERE));
        catalogue.proven("b1", new Proof(Rung.INVENTORY, Some.NOON.plusSeconds(5), 7, true, ""));
        assertThat(catalogue.require("b1").proven()).isFalse();
        catalogue.proven("b1", new Proof(Rung.DECODED, Some.NOON.plusSeconds(9), 7, true, "", HERE.destination()));
        assertThat(catalogue.require("b1").proof()).isEqualTo(Rung.INVENTORY);
    }

    @OnBothStores
    void aProofThatIsEnteredAgainBecauseTheAnswerGotLostStandsThereOnce(Store store) throws OperationFailed {
        Catalogue catalogue = new Catalogue(store.jdbi());
        catalogue.add(Some.backup("b1", "Parish", "chms", Some.NOON, HERE, THERE));
        Instant at = Some.NOON.plusNanos(123_456_789);
        for (String where : List.of(HERE.destination(), THERE.destination())) {
            Proof proof = new Proof(Rung.READ_BACK, at, 7, true, "it's the same", where);
            catalogue.proven("b1", proof);
            catalogue.proven("b1", proof);
        }
        catalogue.proven("b1", new Proof(Rung.DECODED, at, 7, true, ""));
        catalogue.proven("b1", new Proof(Rung.DECODED, at, 7, true, ""));
        assertThat(catalogue.require("b1").proofs())
                .extracting(Proof::rung)
                .containsExactly(Rung.COMPLETE, Rung.READ_BACK, Rung.READ_BACK, Rung.DECODED);
    }

    @OnBothStores
    void whatWasFoundMissingCountsUntilItIsFoundToBeThere(Store store) throws OperationFailed {
        Catalogue catalogue = new Catalogue(store.jdbi());
        catalogue.add(Some.backup("b1", "Parish", "chms", Some.NOON, HERE, THERE));
        catalogue.proven("b1", new Proof(Rung.DECODED, Some.NOON, 7, true, ""));
        for (Rung rung : List.of(Rung.INVENTORY, Rung.RESTORED)) {
            catalogue.proven("b1", new Proof(rung, Some.NOON.plusSeconds(5), 7, false, "busy is missing"));
            assertThat(catalogue.require("b1").good()).isFalse();
            assertThat(catalogue.require("b1").proven()).isFalse();
            catalogue.proven("b1", new Proof(rung, Some.NOON.plusSeconds(9), 7, true, "", THERE.destination()));
            assertThat(catalogue.require("b1").proven()).isTrue();
            assertThat(catalogue.require("b1").goodCopy()).contains(THERE);
        }
    }

    @OnBothStores
    void whatWasProvenCountsForNothingWhenNoCopyIsLeft(Store store) throws OperationFailed {
        Catalogue catalogue = new Catalogue(store.jdbi());
        catalogue.add(Some.backup("b1", "Parish", "chms", Some.NOON, HERE));
        catalogue.proven("b1", new Proof(Rung.RESTORED, Some.NOON, 1, true, "restored"));
        catalogue.copyIs("b1", HERE, Copy.State.MISSING);
        assertThat(catalogue.require("b1").good()).isFalse();
        assertThat(catalogue.require("b1").proof()).isEqualTo(Rung.COMPLETE);
    }

    @OnBothStores
    void aLongDetailOfAProofIsKeptWhole(Store store) throws OperationFailed {
        Catalogue catalogue = new Catalogue(store.jdbi());
        catalogue.add(Some.backup("b1", "Parish", "chms", Some.NOON, HERE));
        String detail = "pg_restore: error: line ✗ ".repeat(2000);
        catalogue.proven("b1", new Proof(Rung.DECODED, Some.NOON.plusSeconds(1), 1, false, detail));
        assertThat(catalogue.require("b1").proofs().getLast().detail()).isEqualTo(detail);
    }

    @OnBothStores
    void aRemovedBackupTakesItsCopiesAndProofsAlongAndNoOthers(Store store) throws OperationFailed {
        Catalogue catalogue = new Catalogue(store.jdbi());
        catalogue.add(Some.backup("b1", "Parish", "chms", Some.NOON, HERE));
        Backup other = Some.backup("b2", "Parish", "chms", Some.NOON, THERE);
        catalogue.add(other);
        catalogue.remove("b1");
        assertThat(catalogue.all()).containsExactly(other);
        for (String table : List.of("backup_copy", "backup_proof")) {
            int rows = store.jdbi()
                    .withHandle(h -> h.select("SELECT count(*) FROM " + table + " WHERE backup = 'b1'")
                            .mapTo(Integer.class)
                            .one());
            assertThat(rows).as(table).isZero();
        }
    }

    private static Backup proven(String id, Duration later, Proof... more) {
        Backup plain = Some.backup(id, "Parish", "chms", Some.NOON.plus(later), HERE);
        List<Proof> proofs = new ArrayList<>(plain.proofs());
        proofs.add(new Proof(Rung.READ_BACK, plain.taken(), 5, true, ""));
        proofs.addAll(List.of(more));
        return new Backup(plain.manifest(), false, plain.copies(), proofs);
    }

    @OnBothStores
    void aRemovedBackupLeavesWhenItWasTakenAndHowLongItsLastGoodRestoreTook(Store store) throws OperationFailed {
        Catalogue catalogue = new Catalogue(store.jdbi());
        Backup restored = proven(
                "b2",
                Duration.ofHours(2),
                new Proof(Rung.RESTORED, Some.NOON.plusSeconds(60), 90_000, true, "as it was"),
                new Proof(Rung.RESTORED, Some.NOON.plusSeconds(30), 70_000, true, "as it was"),
                new Proof(Rung.RESTORED, Some.NOON.plusSeconds(90), 10, false, "the disk was full"));
        for (Backup backup : List.of(restored, proven("b1", Duration.ZERO), proven("b3", Duration.ofHours(3)))) {
            catalogue.add(backup);
        }
        catalogue.remove(restored);
        catalogue.remove(catalogue.require("b1"));
        assertThat(catalogue.all()).extracting(Backup::id).containsExactly("b3");
        Subject chms = Subject.database("chms");
        PastBackup older = new PastBackup("b1", "Parish", chms, Some.NOON, true, 9_000_000_000L, null);
        PastBackup newer = new PastBackup(
                "b2",
                "Parish",
                chms,
                Some.NOON.plus(Duration.ofHours(2)),
                false,
                9_000_000_000L,
                new PastBackup.Restored(Some.NOON.plusSeconds(60), 90_000));
        assertThat(catalogue.past("Parish", Some.NOON)).containsExactly(older, newer);
        assertThat(catalogue.past("Parish", Some.NOON.plusSeconds(1))).containsExactly(newer);
        assertThat(catalogue.past("Records", Some.NOON)).isEmpty();
    }

    @OnBothStores
    void nothingIsRememberedOfWhatWasNoBackupToFallBackOnNorOfOneThatIsThereAgain(Store store) throws OperationFailed {
        Catalogue catalogue = new Catalogue(store.jdbi());
        catalogue.remove(Some.backup("b1", "Parish", "chms", Some.NOON, HERE));
        assertThat(catalogue.past("Parish", Some.NOON)).isEmpty();

        Backup back = proven("b2", Duration.ZERO);
        catalogue.remove(back);
        catalogue.remove(back);
        assertThat(catalogue.past("Parish", Some.NOON)).hasSize(1);
        catalogue.add(back);
        assertThat(catalogue.past("Parish", Some.NOON)).isEmpty();
    }

    @OnBothStores
    void aDeleteThatFailedAtFirstForgetsNothingOfWhatWasProven(Store store) throws OperationFailed {
        Catalogue catalogue = new Catalogue(store.jdbi());
        for (Copy.State left : List.of(Copy.State.DELETING_FAILED, Copy.State.MISSING)) {
            catalogue.remove(as(left, proven("b1", Duration.ZERO)));
            assertThat(catalogue.past("Parish", Some.NOON))
                    .as(left.word())
                    .extracting(PastBackup::proven)
                    .containsExactly(true);
        }
        Proof gone = new Proof(Rung.COMPLETE, Some.NOON.plusSeconds(9), 1, false, "is not there");
        catalogue.remove(as(Copy.State.MISSING, proven("b1", Duration.ZERO, gone)));
        assertThat(catalogue.past("Parish", Some.NOON))
                .as("somebody else took it away")
                .isEmpty();
    }

    private static Backup as(Copy.State state, Backup backup) {
        List<Copy> copies = backup.copies().stream().map(copy -> copy.as(state)).toList();
        return new Backup(backup.manifest(), false, copies, backup.proofs());
    }

    @OnBothStores
    void whatIsRememberedGoesAlongWhenItsServerGetsAnotherName(Store store) {
        Catalogue catalogue = new Catalogue(store.jdbi());
        catalogue.remove(proven("b1", Duration.ZERO));
        catalogue.renameServer("Parish", "Parish office");
        assertThat(catalogue.past("Parish", Some.NOON)).isEmpty();
        assertThat(catalogue.past("Parish office", Some.NOON))
                .extracting(PastBackup::id)
                .containsExactly("b1");
    }

    @OnBothStores
    void whatIsNotWholeIsNotEnteredAtAll(Store store) throws OperationFailed {
        Catalogue catalogue = new Catalogue(store.jdbi());
        Backup twice = Some.backup("b1", "Parish", "chms", Some.NOON, HERE, HERE);
        long before = catalogue.revision();
        assertThatThrownBy(() -> catalogue.add(twice)).isInstanceOf(JdbiException.class);
        assertThat(catalogue.all()).isEmpty();
        assertThat(catalogue.revision()).isEqualTo(before);
    }

    @OnBothStores
    void everyChangeMovesTheRevisionAndALookDoesNot(Store store) throws OperationFailed {
        Catalogue catalogue = new Catalogue(store.jdbi());
        Catalogue elsewhere = new Catalogue(store.jdbi());
        long empty = catalogue.revision();
        catalogue.add(Some.backup("b1", "Parish", "chms", Some.NOON, HERE));
        long added = elsewhere.revision();
        catalogue.proven("b1", Some.complete(Some.NOON));
        long proven = elsewhere.revision();
        catalogue.copyIs("b1", HERE, Copy.State.DAMAGED);
        long marked = elsewhere.revision();
        catalogue.all();
        assertThat(elsewhere.revision()).isEqualTo(marked);
        catalogue.remove("b1");
        assertThat(List.of(empty, added, proven, marked, elsewhere.revision()))
                .doesNotHaveDuplicates()
                .isSorted();
    }

    @OnBothStores
    void anUnknownIdentityIsWrongUsageAndSaysWhereToLook(Store store) {
        assertThatThrownBy(() -> new Catalogue(store.jdbi()).require("b'; --"))
                .isInstanceOfSatisfying(
                        OperationFailed.class, e -> assertThat(e.kind()).isEqualTo(OperationFailed.Kind.USAGE))
                .hasMessageContaining("b'; --")
                .hasMessageContaining("backup list");
    }

    @OnBothStores
    void anEntryThatALaterVersionWroteIsNamedInsteadOfMisread(Store store) throws OperationFailed {
        Catalogue catalogue = new Catalogue(store.jdbi());
        catalogue.add(Some.backup("b1", "Parish", "chms", Some.NOON, HERE));
        store.jdbi()
                .useHandle(h -> h.execute(
                        "UPDATE backup SET manifest = ?",
                        ManifestFile.write(Some.manifest("b1", "Parish", "chms", Some.NOON))
                                .replace(Manifest.FORMAT, "handrail-backup/2")));
        assertThatThrownBy(catalogue::all)
                .isInstanceOf(OperationFailed.class)
                .hasMessageContaining("b1")
                .hasMessageContaining(Manifest.FORMAT);
    }
}
