package dev.handrail.desktop.backups;

import dev.handrail.backup.Backup;
import dev.handrail.backup.Entries;
import dev.handrail.backup.Proof;
import dev.handrail.backup.Subject;
import dev.handrail.backup.keep.Verdict;
import dev.handrail.desktop.shared.Errands;
import dev.handrail.desktop.shared.Light;
import dev.handrail.desktop.shared.Times;
import dev.handrail.server.Server;
import dev.handrail.words.Amounts;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/**
 * The backups of a server: all of them, the last days with their holes, and the chosen one in full. However many there are,
 * they are read and judged away from the window, and only when something has changed.
 */
public final class BackupsModel {
    private static final int TOLD_HOLES = 5;

    private final Look look;
    private final Errands errands;
    private final Consumer<OperationFailed> onFailure;
    private final ObservableList<Backup> backups = FXCollections.observableArrayList();
    private final ObservableList<Strip> strips = FXCollections.observableArrayList();
    private final ObjectProperty<@Nullable Backup> chosen = new SimpleObjectProperty<>();
    private final ReadOnlyBooleanWrapper looked = new ReadOnlyBooleanWrapper();
    private Seen seen = Seen.NOTHING;
    private boolean looking;
    private boolean again;

    public BackupsModel(Look look, Errands errands, Consumer<OperationFailed> onFailure) {
        this.look = look;
        this.errands = errands;
        this.onFailure = onFailure;
    }

    public Server server() {
        return look.server();
    }

    public Times times() {
        return look.times();
    }

    /** Newest first. */
    public ObservableList<Backup> backups() {
        return backups;
    }

    /** The last days: of the server, and of each of its sources where it has several. */
    public ObservableList<Strip> strips() {
        return strips;
    }

    /** Whether they have been read once: before that, nobody knows that there is none. */
    public ReadOnlyBooleanProperty looked() {
        return looked.getReadOnlyProperty();
    }

    public ObjectProperty<@Nullable Backup> chosen() {
        return chosen;
    }

    /** One look at a time; what is asked for meanwhile is one more look at its end. */
    public void refresh() {
        if (looking) {
            again = true;
            return;
        }
        looking = true;
        Seen before = seen;
        errands.run(() -> look.again(before), this::show, failed -> {
            over();
            onFailure.accept(failed);
        });
    }

    private void show(Seen now) {
        if (now != seen) {
            seen = now;
            if (!strips.equals(now.strips())) {
                strips.setAll(now.strips());
            }
            Backup before = chosen.get();
            backups.setAll(now.backups());
            chosen.set(find(before == null ? "" : before.id()).orElse(backups.isEmpty() ? null : backups.getFirst()));
        }
        looked.set(true);
        over();
    }

    private void over() {
        looking = false;
        if (again) {
            again = false;
            refresh();
        }
    }

    private Optional<Backup> find(String id) {
        return backups.stream().filter(backup -> backup.id().equals(id)).findFirst();
    }

    /** Chooses the best backup of a day: of a source, or of any. */
    void choose(@Nullable Subject source, LocalDate day) {
        backups.stream()
                .filter(backup -> source == null || source.has(backup))
                .filter(backup -> times().day(backup.taken()).equals(day))
                .max(Comparator.comparing(Backup::good).thenComparing(Backup::proof))
                .ifPresent(chosen::set);
    }

    /** The days of the strip on which there is none, and what was never backed up, in words. */
    public String holes() {
        List<Day> holes = strips.isEmpty() ? List.of() : strips.getFirst().holes();
        List<String> told = new ArrayList<>();
        if (!seen.never().isEmpty()) {
            told.add(Words.of("backups.strip.never", String.join(", ", seen.never())));
        }
        if (!holes.isEmpty()) {
            told.add(Words.of("backups.strip.holes", days(holes)));
        }
        return told.isEmpty() ? Words.of("backups.strip.whole") : String.join(" · ", told);
    }

    /** The latest are the ones that one can still do something about. */
    private String days(List<Day> holes) {
        String latest =
                holes.reversed().stream().limit(TOLD_HOLES).map(this::hole).collect(Collectors.joining(", "));
        int more = holes.size() - TOLD_HOLES;
        return more > 0 ? Words.of("backups.strip.more", latest, more) : latest;
    }

    private String hole(Day day) {
        String date = times().date(day.date());
        return day.without().isEmpty() ? date : Words.of("backups.strip.hole", date, String.join(", ", day.without()));
    }

    public String when(Backup backup) {
        return times().when(backup.taken());
    }

    public static String size(Backup backup) {
        return BackupWords.size(backup);
    }

    public static String copies(Backup backup) {
        return BackupWords.copies(backup);
    }

    public static String proof(Backup backup) {
        return BackupWords.proof(backup);
    }

    public static Light light(Backup backup) {
        return BackupWords.light(backup);
    }

    public String drilled(Backup backup) {
        return BackupWords.drilled(backup, times());
    }

    /** Until when it is kept, or what keeps it. */
    public String kept(Backup backup) {
        return BackupWords.kept(backup, verdict(backup), server(), times());
    }

    private @Nullable Verdict verdict(Backup backup) {
        return seen.verdicts().get(backup.id());
    }

    /** What it is, in a few lines. */
    public String facts(Backup backup) {
        return BackupWords.facts(backup, verdict(backup), times());
    }

    /** Whether it is of a database. */
    public boolean canBeDrilled(Backup backup) {
        return Subject.of(backup).sort() == Subject.Sort.DATABASE
                && Entries.database(server(), backup.source()).isPresent();
    }

    public List<Rung> ladder(Backup backup) {
        return Rung.of(backup, lastDrill(Subject.of(backup)), times());
    }

    /** How long it took to restore one of the source the last time. */
    private Optional<Duration> lastDrill(Subject source) {
        return backups.stream()
                .filter(source::has)
                .flatMap(backup -> backup.newest(Proof.Rung.RESTORED).stream())
                .filter(Proof::passed)
                .max(Comparator.comparing(Proof::at))
                .map(proof -> Duration.ofMillis(proof.millis()));
    }

    /** The whole catalogue as text, with tabs between the columns; put together away from the window. */
    void copy(Consumer<String> then) {
        List<Backup> all = List.copyOf(backups);
        errands.run(
                () -> Stream.concat(Stream.of(heads()), all.stream().map(this::line))
                        .collect(Collectors.joining("\n", "", "\n")),
                then,
                onFailure);
    }

    private static String heads() {
        return Stream.of(
                        "backups.id",
                        "backups.when",
                        "backups.what",
                        "backups.size",
                        "backups.where",
                        "backups.verified",
                        "backups.drilled",
                        "backups.kept")
                .map(Words::of)
                .collect(Collectors.joining("\t"));
    }

    private String line(Backup backup) {
        return String.join(
                "\t",
                backup.id(),
                Amounts.moment(backup.taken(), times().zone()),
                backup.source(),
                size(backup),
                copies(backup),
                proof(backup),
                drilled(backup),
                kept(backup));
    }
}
