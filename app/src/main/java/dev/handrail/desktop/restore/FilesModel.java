package dev.handrail.desktop.restore;

import dev.handrail.backup.Backup;
import dev.handrail.desktop.sheets.Deeds;
import dev.handrail.operation.Arguments;
import dev.handrail.waiting.Stop;
import dev.handrail.words.Amounts;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.ObservableSet;

/** The files in an archive, folder by folder, without unpacking it: which there are, and which are to come back. */
public final class FilesModel {
    static final String FILES = "backup files";
    private static final int MOST = 1_000;

    private final Backup backup;
    private final Deeds deeds;
    private final ObservableSet<String> paths;
    private final Consumer<OperationFailed> onFailure;
    private final ObservableList<FileRow> rows = FXCollections.observableArrayList();
    private final ReadOnlyStringWrapper folder = new ReadOnlyStringWrapper("");
    private final StringProperty letters = new SimpleStringProperty("");
    private final ReadOnlyStringWrapper told = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper reading = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper stopped = new ReadOnlyBooleanWrapper();
    private final ReadOnlyDoubleWrapper fraction = new ReadOnlyDoubleWrapper();
    private Stop stop = new Stop();
    private FileTree tree = new FileTree();
    private boolean read;

    /** @param paths is kept: as those that are to come back have to be named */
    FilesModel(Backup backup, Deeds deeds, ObservableSet<String> paths, Consumer<OperationFailed> onFailure) {
        this.backup = backup;
        this.deeds = deeds;
        this.paths = paths;
        this.onFailure = onFailure;
        letters.subscribe(text -> fill());
    }

    /** Reads it after all. */
    public void lookAgain() {
        stopped.set(false);
        look();
    }

    /** Has the archive read to its end, once. */
    public void look() {
        if (read || reading.get() || stopped.get()) {
            return;
        }
        reading.set(true);
        fraction.set(0);
        stop = new Stop();
        deeds.ask(
                FILES,
                Arguments.of("ID", backup.id()),
                stop,
                done -> fraction.set(share(done)),
                answer -> {
                    tree = FileTree.of(answer);
                    read = true;
                    reading.set(false);
                    fill();
                },
                failed -> {
                    reading.set(false);
                    if (failed.kind() == OperationFailed.Kind.CANCELLED) {
                        stopped.set(true);
                    } else {
                        onFailure.accept(failed);
                    }
                });
    }

    /** Reads it no further: what is not known need not be chosen from. */
    public void stop() {
        stop.ask();
    }

    /** Whether somebody had enough of it before it was read. */
    public ReadOnlyBooleanProperty stopped() {
        return stopped.getReadOnlyProperty();
    }

    /** How much of it is read, from 0 to 1. */
    public ReadOnlyDoubleProperty fraction() {
        return fraction.getReadOnlyProperty();
    }

    private double share(long done) {
        return Math.min(
                1.0, (double) done / Math.max(1, backup.manifest().artifact().storedBytes()));
    }

    public ReadOnlyBooleanProperty reading() {
        return reading.getReadOnlyProperty();
    }

    /** What lies in the folder one is in, or what was found. */
    public ObservableList<FileRow> rows() {
        return rows;
    }

    /** The folder one is in; empty at the top. */
    public ReadOnlyStringProperty folder() {
        return folder.getReadOnlyProperty();
    }

    /** What is searched for in all folders. */
    public StringProperty letters() {
        return letters;
    }

    /** How much is chosen of how much. */
    public ReadOnlyStringProperty told() {
        return told.getReadOnlyProperty();
    }

    public void open(FileRow row) {
        if (row.folder()) {
            folder.set(row.path());
            letters.set("");
            fill();
        }
    }

    public void up() {
        folder.set(FileTree.above(folder.get()));
        letters.set("");
        fill();
    }

    /** Chooses none, which is all. */
    public void all() {
        paths.clear();
        fill();
    }

    private void fill() {
        String text = letters.get().strip();
        boolean searching = !text.isEmpty();
        List<FileTree.Entry> shown = searching ? tree.found(text, MOST) : tree.in(folder.get());
        rows.setAll(shown.stream().map(entry -> row(entry, searching)).toList());
        tell();
    }

    private FileRow row(FileTree.Entry entry, boolean searching) {
        FileRow row = new FileRow(
                entry.path(),
                searching ? entry.path() : entry.name(),
                entry.folder(),
                entry.bytes(),
                entry.modified(),
                isChosen(entry.path()));
        row.chosen().subscribe((before, now) -> choose(entry.path(), now));
        return row;
    }

    /** By itself, or with a folder that it lies in. */
    boolean isChosen(String path) {
        for (String at = path; !at.isEmpty(); at = FileTree.above(at)) {
            if (paths.contains(named(at))) {
                return true;
            }
        }
        return false;
    }

    private void choose(String path, boolean wanted) {
        if (wanted == isChosen(path)) {
            return;
        }
        if (wanted) {
            paths.removeIf(one -> plain(one).startsWith(path + "/"));
            paths.add(named(path));
        } else {
            leaveOut(path);
        }
        rows.forEach(row -> row.chosen().set(isChosen(row.path())));
        tell();
    }

    /** Of a folder that is chosen, all else stays chosen. */
    private void leaveOut(String path) {
        String at = path;
        while (!paths.remove(named(at))) {
            String left = at;
            at = FileTree.above(at);
            tree.in(at).stream()
                    .map(FileTree.Entry::path)
                    .filter(one -> !one.equals(left))
                    .forEach(one -> paths.add(named(one)));
        }
    }

    /** As it has to be given, where some letters stand for others; a name alone would be looked for in every folder. */
    private static String named(String path) {
        String named = path.replaceAll("[*?\\[]", "[$0]");
        return named.equals(path) || path.indexOf('/') >= 0 ? named : "/" + named;
    }

    private static String plain(String named) {
        return named.replaceAll("^/", "").replaceAll("\\[([*?\\[])]", "$1");
    }

    private void tell() {
        if (!read) {
            told.set("");
        } else if (paths.isEmpty()) {
            told.set(Words.of("files.window.all", tree.size(), Amounts.bytes(tree.bytes())));
        } else {
            long bytes = paths.stream()
                    .map(FilesModel::plain)
                    .map(tree::entry)
                    .filter(Objects::nonNull)
                    .mapToLong(FileTree.Entry::bytes)
                    .sum();
            told.set(Words.of("files.window.some", paths.size(), Amounts.bytes(bytes)));
        }
    }
}
