package dev.handrail.desktop.backups;

import dev.handrail.backup.Backup;
import dev.handrail.backup.Catalogue;
import dev.handrail.backup.Subject;
import dev.handrail.backup.restore.UsersBack;
import dev.handrail.desktop.running.Activity;
import dev.handrail.desktop.shared.Errands;
import dev.handrail.desktop.sheets.Deeds;
import dev.handrail.desktop.sheets.PlanModel;
import dev.handrail.journal.Journal;
import dev.handrail.operation.Arguments;
import dev.handrail.operation.Event;
import dev.handrail.server.Server;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanExpression;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/**
 * All is gone but the copies: looks where they lie, enters what is found into the catalogue, and says of each thing that the
 * server had what there is to bring back, and what is back.
 */
public final class RecoverModel {
    private static final String COMMANDS = "backup commands";
    private static final String ID = "ID";

    private final Server server;
    private final Catalogue catalogue;
    private final Journal journal;
    private final Deeds deeds;
    private final Errands errands;
    private final Consumer<OperationFailed> onFailure;
    private final Instant began;
    private final AdoptModel adopt;
    private final ReadOnlyObjectWrapper<Stage> stage = new ReadOnlyObjectWrapper<>(Stage.PLACE);
    private final ReadOnlyBooleanWrapper entering = new ReadOnlyBooleanWrapper();
    private final ObservableList<Lost> lost = FXCollections.observableArrayList();

    /** The steps of it; bringing one thing back has steps of its own. */
    enum Stage {
        PLACE("recover.stage.place", "recover.why.place"),
        BACK("recover.stage.back", "recover.why.back");

        private final String key;
        private final String why;

        Stage(String key, String why) {
            this.key = key;
            this.why = why;
        }

        String key() {
            return key;
        }

        String why() {
            return why;
        }
    }

    /** @param began when all was lost, at the latest: what was restored since then is back */
    public RecoverModel(
            Server server,
            Catalogue catalogue,
            Journal journal,
            Deeds deeds,
            Errands errands,
            Instant began,
            Consumer<OperationFailed> onFailure) {
        this.server = server;
        this.catalogue = catalogue;
        this.journal = journal;
        this.deeds = deeds;
        this.errands = errands;
        this.onFailure = onFailure;
        this.began = began;
        this.adopt = new AdoptModel(server, deeds);
    }

    public Server server() {
        return server;
    }

    /** Looks through a place. */
    AdoptModel adopt() {
        return adopt;
    }

    ReadOnlyObjectProperty<Stage> stage() {
        return stage.getReadOnlyProperty();
    }

    /** Whether what was found is being entered. */
    ReadOnlyBooleanProperty entering() {
        return entering.getReadOnlyProperty();
    }

    /** What there is to bring back: the newest good backup of each thing, users first, and databases before what uses them. */
    ObservableList<Lost> lost() {
        return lost;
    }

    /** What the profile should say before, or nothing. */
    String lacking() {
        return server.destinations().isEmpty() ? Words.of("recover.nodestination", server.name()) : "";
    }

    /** Whether the catalogue knows of anything to bring back. */
    BooleanExpression canGoOn() {
        return Bindings.isNotEmpty(lost).and(entering.not());
    }

    BooleanExpression canEnter() {
        return Bindings.createBooleanBinding(() -> adopt.canEnter().get() && !entering.get(), adopt.found(), entering);
    }

    /** Reads what the catalogue knows. */
    void refresh() {
        errands.run(this::known, all -> lost.setAll(all), onFailure);
    }

    private List<Lost> known() throws OperationFailed {
        List<Backup> backups = catalogue.of(server.name());
        Restores restores = Restores.since(began, server, journal);
        Map<Subject, Backup> newest = new LinkedHashMap<>();
        backups.stream()
                .sorted(Comparator.comparing(Backup::good).thenComparing(Backup.BY_TIME))
                .forEach(backup -> newest.put(Subject.of(backup), backup));
        return newest.entrySet().stream()
                .map(entry -> Lost.of(entry.getKey(), entry.getValue(), backups, restores))
                .sorted(Comparator.comparing((Lost one) -> !one.backup().holdsUsers())
                        .thenComparing(one -> one.subject().sort())
                        .thenComparing(one -> one.subject().name()))
                .toList();
    }

    /** Enters what was found and shown, and goes on when that is done. */
    void enter() {
        PlanModel found = Objects.requireNonNull(adopt.found().get());
        entering.set(true);
        Activity activity = deeds.activities().start(found.operation(), found.plan(), failed -> {
            entering.set(false);
            onFailure.accept(failed);
        });
        activity.ended().subscribe(end -> entered(activity, end));
    }

    private void entered(Activity activity, Event.@Nullable Ended end) {
        if (end != null) {
            entering.set(false);
            if (activity.wentWell()) {
                goOn();
            } else {
                refresh(); // some of it may be entered, and is enough to go on with
            }
        }
    }

    /** Shows how it is put back by hand. */
    void showCommands(Backup backup) {
        deeds.act(COMMANDS, Arguments.of(ID, backup.id()));
    }

    /** Somebody did that, and is asked whether he did. */
    void noteByHand(Backup backup) {
        deeds.act(UsersBack.WORDS, Arguments.of(ID, backup.id()), this::refresh);
    }

    /** Nobody did, after all. */
    void takeBack(Backup backup) {
        Arguments given = new Arguments(Map.of(ID, List.of(backup.id()), UsersBack.UNDONE, List.of()));
        deeds.act(UsersBack.WORDS, given, this::refresh);
    }

    void goOn() {
        stage.set(Stage.BACK);
        refresh();
    }

    void goBack() {
        stage.set(Stage.PLACE);
    }

    /** How much of it is back. */
    String told() {
        long back = lost.stream().filter(one -> one.state().isBack()).count();
        return Words.of(back == lost.size() && !lost.isEmpty() ? "recover.all" : "recover.some", back, lost.size());
    }
}
