package dev.handrail.desktop.restore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.backup.Backup;
import dev.handrail.backup.Subject;
import dev.handrail.backup.archive.Chosen;
import dev.handrail.backup.archive.Member;
import dev.handrail.desktop.running.Activities;
import dev.handrail.desktop.samples.Desks;
import dev.handrail.desktop.shared.Errands;
import dev.handrail.desktop.shared.Sheets;
import dev.handrail.desktop.sheets.Deeds;
import dev.handrail.operation.Answer;
import dev.handrail.operation.Offer;
import dev.handrail.operation.Operation;
import dev.handrail.shell.Await;
import dev.handrail.waiting.Meter;
import dev.handrail.waiting.Stop;
import dev.handrail.words.OperationFailed;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import javafx.collections.FXCollections;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FilesModelTest extends Desks {
    private RestoreModel restore;
    private FilesModel model;
    private int read;

    private Errands.Errand<Answer> asking = this::files;

    private Deeds deeds(Errands errands) {
        Activities activities = new Activities(
                (operation, plan, watcher) -> {
                    throw OperationFailed.refused("Nothing is started here").build();
                },
                errands,
                desk().clock());
        return new Deeds(
                List.of(new Offer.Question(FilesModel.FILES, "", List.of(), given -> asking.run())),
                Operation::plan,
                activities,
                errands,
                new Sheets());
    }

    @BeforeEach
    void open() throws OperationFailed {
        Deeds deeds = deeds(atOnce);
        Backup backup = desk().catalogue().of("Beamline user office").stream()
                .filter(one -> Subject.of(one).sort() == Subject.Sort.FILES)
                .findFirst()
                .orElseThrow();
        restore = new RestoreModel(
                backup, List.of("Beamline user office"), Set.of("Parish office"), Way.BESIDE, deeds, failures::add);
        model = Objects.requireNonNull(restore.files());
        model.look();
    }

    @Test
    void theArchiveIsReadOnceAndLookedThroughFolderByFolder() {
        model.look();
        assertThat(read).isEqualTo(1);
        assertThat(model.rows()).extracting(FileRow::name).containsExactly("a", "b", "top.txt");
        assertThat(model.rows().getFirst().bytes()).as("all that lies in it").isEqualTo(1_110);
        model.open(model.rows().getFirst());
        assertThat(model.rows()).extracting(FileRow::path).containsExactly("a/deep", "a/one.txt", "a/two*.txt");
        model.open(model.rows().getFirst());
        assertThat(model.folder().get()).isEqualTo("a/deep");
        model.up();
        model.up();
        assertThat(model.folder().get()).isEmpty();
    }

    @Test
    void whoHasEnoughOfItStopsTheReadingAndMayHaveItReadAfterAll() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        asking = () -> {
            Meter.tell(3 * 1024 * 1024);
            begun.countDown();
            return Stop.here().await(() -> {
                new CountDownLatch(1).await();
                return Answer.lines(Map.of(), List.of());
            });
        };
        ExecutorService worker = Executors.newSingleThreadExecutor();
        try {
            Errands beside = new Errands(worker, Runnable::run);
            FilesModel slow =
                    new FilesModel(restore.backup(), deeds(beside), FXCollections.observableSet(), failures::add);
            slow.look();
            begun.await();
            assertThat(slow.reading().get()).isTrue();
            assertThat(slow.fraction().get()).isEqualTo(0.5);
            slow.stop();
            Await.until("it was stopped", () -> slow.stopped().get());
            assertThat(slow.reading().get()).isFalse();
            assertThat(failures).as("it was wanted").isEmpty();
            slow.look();
            assertThat(slow.reading().get()).as("not by itself").isFalse();

            asking = this::files;
            slow.lookAgain();
            Await.until("it was read", () -> !slow.rows().isEmpty());
            assertThat(slow.stopped().get()).isFalse();
        } finally {
            worker.shutdown();
        }
    }

    @Test
    void searchedIsInAllFolders() {
        model.letters().set("ONE");
        assertThat(model.rows()).extracting(FileRow::name).containsExactly("a/one.txt", "b/one.txt");
        model.letters().set("");
        assertThat(model.rows()).hasSize(3);
    }

    @Test
    void nothingChosenIsAllOfIt() {
        assertThat(model.told().get()).isEqualTo("All of it: 8 entries, 1.3 KB");
        restore.goOn();
        assertThat(restore.wish().arguments().all("--path")).isEmpty();
        assertThat(restore.wish().arguments().all("--into")).containsExactly("local_restored");
    }

    @Test
    void whatIsChosenIsRestoredByItsPathAndAFolderWithAllInIt() {
        choose("a", true);
        assertThat(model.told().get()).isEqualTo("Chosen: 1, 1.1 KB");
        model.open(model.rows().getFirst());
        assertThat(model.rows()).allMatch(row -> row.chosen().get());
        assertThat(restore.wish().arguments().all("--path")).containsExactly("a");
        restore.way().set(Way.EXCHANGE);
        assertThat(restore.wish().arguments().flag("--replace")).isTrue();
        assertThat(restore.wish().arguments().all("--path")).containsExactly("a");
    }

    @Test
    void ofAChosenFolderOneCanBeLeftOutAndTheOthersStay() {
        choose("a", true);
        model.open(model.rows().getFirst());
        choose("a/one.txt", false);
        assertThat(restore.wish().arguments().all("--path")).containsExactly("a/deep", "a/two[*].txt");
        model.all();
        assertThat(restore.wish().arguments().all("--path")).isEmpty();
    }

    @Test
    void aNameThatLooksLikeAPatternStandsForThatOneFileAlone() throws OperationFailed {
        asking = () -> Answer.lines(
                List.of(
                        entry("a[1]", "directory", 0),
                        entry("a[1]/what?.txt", "file", 10),
                        entry("what?.txt", "file", 100)),
                List.of());
        open();
        choose("what?.txt", true);
        choose("a[1]", true);
        List<String> paths = restore.wish().arguments().all("--path");
        assertThat(model.told().get()).isEqualTo("Chosen: 2, 110 bytes");
        Chosen chosen = new Chosen(List.of(paths.getLast()));
        assertThat(paths).hasSize(2);
        assertThat(chosen.of(member("sub/what?.txt"))).isEqualTo(Chosen.Answer.NO);
        assertThat(chosen.of(member("what?.txt"))).isEqualTo(Chosen.Answer.ROOT);
        model.open(model.rows().getFirst());
        choose("a[1]/what?.txt", false);
        assertThat(restore.wish().arguments().all("--path")).containsExactly(paths.getLast());
        choose("a[1]/what?.txt", true);
        model.up();
        choose("a[1]", true);
        assertThat(restore.wish().arguments().all("--path"))
                .as("in a folder that is chosen nothing is chosen by itself")
                .isEqualTo(paths);
    }

    private static Member member(String path) {
        return new Member(path, path, Member.Kind.FILE, 0, 0, 0, 0, 0, Instant.EPOCH, "");
    }

    private void choose(String path, boolean wanted) {
        model.rows().stream()
                .filter(row -> row.path().equals(path))
                .findFirst()
                .orElseThrow()
                .chosen()
                .set(wanted);
    }

    private Answer files() {
        read++;
        return Answer.lines(
                Stream.of(
                                entry(".", "directory", 0),
                                entry("a", "directory", 0),
                                entry("a/one.txt", "file", 10),
                                entry("a/two*.txt", "file", 100),
                                entry("a/deep", "directory", 0),
                                entry("a/deep/three.txt", "file", 1_000),
                                entry("b/one.txt", "file", 200),
                                entry("top.txt", "file", 5))
                        .toList(),
                List.of());
    }

    private static Object entry(String path, String kind, long bytes) {
        return Map.of("path", path, "kind", kind, "bytes", bytes, "modified", "2026-10-12T09:20:00Z");
    }
}
