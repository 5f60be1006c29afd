package dev.handrail.desktop.restore;

import dev.handrail.backup.Backup;
import dev.handrail.backup.Copy;
import dev.handrail.backup.Subject;
import dev.handrail.backup.archive.Archive;
import dev.handrail.backup.restore.DrillHour;
import dev.handrail.backup.take.BackupFirst;
import dev.handrail.desktop.shared.TypedLines;
import dev.handrail.operation.Arguments;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableSet;

/** What of a backup is to be brought back, by which way, and where to. */
public final class Wish {
    /** No copy in particular. */
    static final String ANY = "";

    /** Holds the site by its maintenance page for an exchange. */
    static final String BEHIND = "--behind-switch";

    private final Backup backup;
    private final ObjectProperty<Way> way;
    private final StringProperty into;
    private final ObjectProperty<String> on;
    private final ObjectProperty<String> from = new SimpleObjectProperty<>(ANY);
    private final ObservableSet<String> tables = FXCollections.observableSet(new TreeSet<>());
    private final ObservableSet<String> paths = FXCollections.observableSet(new TreeSet<>());
    private final StringProperty sql = new SimpleStringProperty("");
    private final StringProperty urls = new SimpleStringProperty("");
    private final BooleanProperty backedUpFirst = new SimpleBooleanProperty();
    private final BooleanProperty behind = new SimpleBooleanProperty();
    private final BooleanProperty anyHour = new SimpleBooleanProperty();
    private final StringProperty report = new SimpleStringProperty("");

    Wish(Backup backup, Way first, String on) {
        this.backup = backup;
        this.way = new SimpleObjectProperty<>(of(first, backup));
        this.on = new SimpleObjectProperty<>(on);
        this.into = new SimpleStringProperty(proposed(backup));
    }

    /** What is done with a database has its like for files. */
    private static Way of(Way way, Backup backup) {
        if (!isOfFiles(backup)) {
            return way;
        }
        return way == Way.DRILL ? Way.TRY_FILES : Way.FOLDER;
    }

    static boolean isOfFiles(Backup backup) {
        return Subject.of(backup).sort() != Subject.Sort.DATABASE;
    }

    /** What is whole or not at all has nothing in it to be looked at; and who tries a backup out need not look. */
    boolean isNotToBeLookedThrough() {
        return way.get().isDrill() || isOfFiles(backup) && !Archive.of(backup);
    }

    /** A repository or what a script made has no place of its own on the server: it gets one that says what it is. */
    private static String proposed(Backup backup) {
        String origin = backup.manifest().source().origin();
        Subject.Sort sort = Subject.of(backup).sort();
        if (sort == Subject.Sort.DATABASE || sort == Subject.Sort.FILES) {
            return lastName(origin) + "_restored";
        }
        String folder = origin.startsWith("/") ? origin.replaceAll("[^/]*/*$", "") : "/srv/";
        return folder + backup.source().replaceAll("[\\s/]+", "-") + "_restored";
    }

    private static String lastName(String path) {
        String plain = path.replaceAll("/+$", "");
        return plain.substring(plain.lastIndexOf('/') + 1);
    }

    /** Between which ways one may choose. */
    List<Way> ways() {
        if (way.get().isDrill()) {
            return List.of(way.get());
        }
        if (isOfFiles(backup)) {
            return Subject.of(backup).sort() == Subject.Sort.FILES
                    ? List.of(Way.FOLDER, Way.EXCHANGE)
                    : List.of(Way.FOLDER);
        }
        return List.of(Way.BESIDE, Way.REPLACE, Way.TABLES);
    }

    ObjectProperty<Way> way() {
        return way;
    }

    /** The name of the new database, or of the new folder. */
    StringProperty into() {
        return into;
    }

    ObjectProperty<String> on() {
        return on;
    }

    /** Which copies can be read, by their destinations; nothing where there is no choice. */
    List<String> copies() {
        List<String> good = backup.goodCopies().stream().map(Copy::destination).toList();
        return good.size() < 2 ? List.of() : good;
    }

    /** The copy that is read; {@link #ANY} for the first that can be. */
    ObjectProperty<String> from() {
        return from;
    }

    /** Which tables, where only some are brought. */
    ObservableSet<String> tables() {
        return tables;
    }

    /** Which of the files; none stand for all. */
    ObservableSet<String> paths() {
        return paths;
    }

    /** What is asked of the restored database: one query a line. */
    StringProperty sql() {
        return sql;
    }

    /** Where a drill asks an application: one address a line. */
    StringProperty urls() {
        return urls;
    }

    /** The file that a drill writes its report into; empty for none. */
    StringProperty report() {
        return report;
    }

    /** Whether it is tried out also at an hour that the profile says not to. */
    BooleanProperty anyHour() {
        return anyHour;
    }

    /** Whether what is live is backed up before something takes its place. */
    BooleanProperty backedUpFirst() {
        return backedUpFirst;
    }

    /** Whether the site is held by its maintenance page meanwhile, where something live is replaced. */
    BooleanProperty behind() {
        return behind;
    }

    /** Whether something live is replaced. */
    boolean replaces() {
        return way.get() == Way.REPLACE || way.get() == Way.EXCHANGE;
    }

    /** What is replaced, where something is. */
    String origin() {
        return backup.manifest().source().origin();
    }

    /** Whether all is said that has to be. */
    boolean isWhole() {
        return switch (way.get()) {
            case BESIDE, FOLDER -> !into.get().isBlank();
            case TABLES -> !tables.isEmpty();
            case REPLACE, EXCHANGE, DRILL, TRY_FILES -> true;
        };
    }

    /** What the button that does it is about. */
    String about() {
        return switch (way.get()) {
            case BESIDE, FOLDER -> into.get().strip();
            case TABLES -> String.join(", ", tables);
            case REPLACE, EXCHANGE, DRILL, TRY_FILES -> origin();
        };
    }

    Arguments arguments() {
        Map<String, List<String>> given = new HashMap<>();
        given.put("ID", List.of(backup.id()));
        given.put("--on", List.of(on.get()));
        some(given, "--from", from.get().isEmpty() ? List.of() : List.of(from.get()));
        switch (way.get()) {
            case BESIDE, FOLDER -> given.put("--into", List.of(into.get().strip()));
            case REPLACE, EXCHANGE -> {
                given.put("--replace", List.of("true"));
                some(given, BackupFirst.FLAG, backedUpFirst.get() ? List.of("true") : List.of());
                some(given, BEHIND, behind.get() ? List.of("true") : List.of());
            }
            case TABLES -> given.put("--table", List.copyOf(tables));
            case DRILL -> some(given, "--url", TypedLines.of(urls.get()));
            case TRY_FILES -> {}
        }
        if (way.get().isAsked()) {
            some(given, "--sql", TypedLines.of(sql.get()));
        }
        if (way.get() == Way.FOLDER || way.get() == Way.EXCHANGE) {
            some(given, "--path", List.copyOf(paths));
        }
        if (way.get().isDrill()) {
            some(given, "--report", TypedLines.of(report.get()));
            some(given, DrillHour.ANY, anyHour.get() ? List.of("true") : List.of());
        }
        return new Arguments(given);
    }

    private static void some(Map<String, List<String>> given, String name, List<String> values) {
        if (!values.isEmpty()) {
            given.put(name, values);
        }
    }
}
