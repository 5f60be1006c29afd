package dev.handrail.desktop.backups;

import dev.handrail.backup.Backup;
import dev.handrail.backup.Catalogue;
import dev.handrail.backup.Copy;
import dev.handrail.backup.Manifest;
import dev.handrail.backup.Proof;
import dev.handrail.desktop.shared.Errands;
import dev.handrail.desktop.shared.Light;
import dev.handrail.desktop.shared.Times;
import dev.handrail.server.Keep;
import dev.handrail.server.Server;
import dev.handrail.words.Amounts;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** The backups of a server: all of them, the last days with their holes, and the chosen one in full. */
public final class BackupsModel {
    static final int DAYS = 30;

    private final Server server;
    private final Catalogue catalogue;
    private final Errands errands;
    private final Times times;
    private final Consumer<OperationFailed> onFailure;
    private final ObservableList<Backup> backups = FXCollections.observableArrayList();
    private final ObservableList<Day> days = FXCollections.observableArrayList();
    private final ObjectProperty<@Nullable Backup> chosen = new SimpleObjectProperty<>();

    public BackupsModel(
            Server server, Catalogue catalogue, Errands errands, Times times, Consumer<OperationFailed> onFailure) {
        this.server = server;
        this.catalogue = catalogue;
        this.errands = errands;
        this.times = times;
        this.onFailure = onFailure;
    }

    public Server server() {
        return server;
    }

    public Times times() {
        return times;
    }

    /** Newest first. */
    public ObservableList<Backup> backups() {
        return backups;
    }

    /** The last days, oldest first. */
    public ObservableList<Day> days() {
        return days;
    }

    public ObjectProperty<@Nullable Backup> chosen() {
        return chosen;
    }

    public void refresh() {
        errands.run(() -> catalogue.of(server.name()), this::show, onFailure);
    }

    private void show(List<Backup> found) {
        days.setAll(Day.last(DAYS, found, times));
        if (!found.equals(backups)) {
            Backup before = chosen.get();
            backups.setAll(found);
            chosen.set(found.stream()
                    .filter(b -> before != null && b.id().equals(before.id()))
                    .findFirst()
                    .orElse(found.isEmpty() ? null : found.getFirst()));
        }
    }

    /** The days of the strip on which there is none, for whoever cannot see it. */
    public String holes() {
        List<String> holes = days.stream()
                .filter(day -> day.state() == Day.State.NONE)
                .map(day -> times.date(day.date()))
                .toList();
        return holes.isEmpty()
                ? Words.of("backups.strip.whole")
                : Words.of("backups.strip.holes", String.join(", ", holes));
    }

    public String when(Backup backup) {
        return times.when(backup.taken());
    }

    public static String size(Backup backup) {
        return Amounts.bytes(backup.manifest().artifact().storedBytes());
    }

    /** Where it lies; a copy that is not good says so. */
    public static String copies(Backup backup) {
        return backup.copies().stream()
                .map(copy -> copy.state() == Copy.State.GOOD
                        ? copy.destination()
                        : copy.destination() + " " + Words.of(copy.state().key()))
                .collect(Collectors.joining(", "));
    }

    /** How well proven it is, in a word. */
    public static String proof(Backup backup) {
        if (!backup.good()) {
            return Words.of("backups.nogood");
        }
        long good = backup.copies().stream()
                .filter(copy -> copy.state() == Copy.State.GOOD)
                .count();
        return good < backup.copies().size()
                ? Words.of("backups.copies", good, backup.copies().size())
                : Words.of(backup.proof().key());
    }

    public static Light light(Backup backup) {
        if (!backup.good()) {
            return Light.BAD;
        }
        if (backup.copies().stream().anyMatch(copy -> copy.state() != Copy.State.GOOD)) {
            return Light.WARN;
        }
        return backup.proof().compareTo(Proof.Rung.READ_BACK) >= 0 ? Light.GOOD : Light.UNKNOWN;
    }

    /** Until when it is kept, where the profile says how long. */
    public String kept(Backup backup) {
        if (backup.pinned()) {
            return Words.of("backups.pinned");
        }
        return server.database(backup.source())
                .map(database -> database.keep())
                .map(keep -> times.date(until(backup, keep)))
                .orElse("—");
    }

    private LocalDate until(Backup backup, Keep keep) {
        return times.day(backup.taken().plus(Duration.ofDays(keep.days())));
    }

    /** What it is, in two lines. */
    public String facts(Backup backup) {
        Manifest manifest = backup.manifest();
        return Words.of(
                "backups.facts",
                times.when(backup.taken()),
                manifest.source().version(),
                manifest.tools().dump(),
                manifest.tools().compression(),
                size(backup),
                Amounts.bytes(manifest.artifact().bytes()),
                Amounts.count(manifest.tables().size()),
                Amounts.count(manifest.rows()));
    }

    public List<Rung> ladder(Backup backup) {
        return Rung.of(backup, times);
    }
}
