package dev.handrail.desktop.restore;

import dev.handrail.backup.Backup;
import dev.handrail.backup.archive.Archive;
import dev.handrail.backup.restore.DrillHour;
import dev.handrail.backup.restore.RowsCompared;
import dev.handrail.desktop.rows.RowsPlace;
import dev.handrail.desktop.running.Activities;
import dev.handrail.desktop.running.Activity;
import dev.handrail.desktop.sheets.Deeds;
import dev.handrail.desktop.sheets.PlanModel;
import dev.handrail.operation.Arguments;
import dev.handrail.operation.Event;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/** Brings a backup back, step by step: what is in it, where to, what will happen, progress, proof. */
public final class RestoreModel {
    static final String WORDS = "restore";
    static final String DRILL = "backup drill";

    private final Backup backup;
    private final List<String> servers;
    private final Set<String> holdable;
    private final Deeds deeds;
    private final Consumer<OperationFailed> onFailure;
    private final ReadOnlyObjectWrapper<Stage> stage = new ReadOnlyObjectWrapper<>(Stage.CONTENT);
    private final Wish wish;
    private final @Nullable FilesModel files;
    private final ReadOnlyObjectWrapper<@Nullable PlanModel> plan = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Activity> activity = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper planning = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper failure = new ReadOnlyStringWrapper("");

    /**
     * @param servers the names of the servers it may be restored on; its own first
     * @param holdable those of them whose sites can be held by a maintenance page
     * @param first the way that is chosen at first; a drill is nothing but a drill
     */
    public RestoreModel(
            Backup backup,
            List<String> servers,
            Set<String> holdable,
            Way first,
            Deeds deeds,
            Consumer<OperationFailed> onFailure) {
        this.backup = backup;
        this.wish = new Wish(backup, first, servers.getFirst());
        if (wish.isNotToBeLookedThrough()) {
            stage.set(Stage.TARGET);
        }
        this.servers = List.copyOf(servers);
        this.holdable = Set.copyOf(holdable);
        wish.on().subscribe(this::leaveOpen);
        wish.way().subscribe(this::leaveOpen);
        this.deeds = deeds;
        this.onFailure = onFailure;
        this.files = Archive.of(backup) ? new FilesModel(backup, deeds, wish.paths(), onFailure) : null;
    }

    public Backup backup() {
        return backup;
    }

    public List<String> servers() {
        return servers;
    }

    public ReadOnlyObjectProperty<Stage> stage() {
        return stage.getReadOnlyProperty();
    }

    /** Proposes the name or the folder that it had, as where that is free. */
    public void toWhereItWas() {
        wish.into().set(wish.origin());
    }

    /** What is brought back, and where to. */
    public Wish wish() {
        return wish;
    }

    public ObjectProperty<Way> way() {
        return wish.way();
    }

    /** What is in it, where it is one of files. */
    public @Nullable FilesModel files() {
        return files;
    }

    /** Whether the site can be held meanwhile: what replaces nothing disturbs nobody. */
    boolean canHold() {
        return wish.replaces() && holdable.contains(wish.on().get());
    }

    /** What cannot be held any more is not. */
    private void leaveOpen() {
        if (!canHold()) {
            wish.behind().set(false);
        }
    }

    /** The stages there are: who tries a backup out need not look whether it is the right one. */
    public List<Stage> stages() {
        List<Stage> all = List.of(Stage.values());
        return wish.isNotToBeLookedThrough() ? all.subList(1, all.size()) : all;
    }

    /** What is replaced, where something is. */
    public String live() {
        return wish.origin();
    }

    /** What will happen; null before it has been looked at. */
    public ReadOnlyObjectProperty<@Nullable PlanModel> plan() {
        return plan.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty planning() {
        return planning.getReadOnlyProperty();
    }

    /** The restore under way, or done. */
    public ReadOnlyObjectProperty<@Nullable Activity> activity() {
        return activity.getReadOnlyProperty();
    }

    /** How it failed, or nothing. */
    public ReadOnlyStringProperty failure() {
        return failure.getReadOnlyProperty();
    }

    /** Whether one may go back from here: not while it runs, nor when it is done. */
    public boolean canGoBack() {
        return (stage.get() == Stage.TARGET && stages().getFirst() != Stage.TARGET)
                || stage.get() == Stage.PLAN
                || !failure.get().isEmpty();
    }

    /** What the button says that leads on; nothing where only waiting does. */
    public String onward() {
        return switch (stage.get()) {
            case CONTENT -> Words.of("restore.onward.target");
            case TARGET -> Words.of("restore.onward.plan");
            case PLAN -> Words.of(way().get().onward(), wish.about());
            case RUN -> "";
            case PROOF -> rows() == null ? "" : Words.of("restore.onward.rows");
        };
    }

    /** Whether that button may be pressed. */
    public boolean canGoOn() {
        PlanModel planned = plan.get();
        return switch (stage.get()) {
            case CONTENT -> true;
            case TARGET -> wish.isWhole() && !planning.get();
            case PLAN -> planned != null && planned.ready().getValue();
            case RUN -> false;
            case PROOF -> rows() != null;
        };
    }

    /** Whether that button does what can hurt. */
    public boolean destroys() {
        PlanModel planned = plan.get();
        return stage.get() == Stage.PLAN && planned != null && planned.destroys();
    }

    public void goOn() {
        switch (stage.get()) {
            case CONTENT -> stage.set(Stage.TARGET);
            case TARGET -> look();
            case PLAN -> start();
            case RUN, PROOF -> {}
        }
    }

    /** Whether the hour keeps a drill from being done. */
    boolean waitsForItsHour() {
        PlanModel planned = plan.get();
        return planned != null && planned.plan().checks().stream().anyMatch(DrillHour::forbids);
    }

    /** Looks at it again as somebody would have it who was told of the hour, which holds for this plan alone. */
    void lookAtAnyHour() {
        wish.anyHour().set(true);
        look();
    }

    public void goBack() {
        failure.set("");
        wish.anyHour().set(false);
        stage.set(stage.get() == Stage.TARGET ? Stage.CONTENT : Stage.TARGET);
    }

    /** The rows of every table beside those of the backup; null before they were compared. */
    public @Nullable RowsCompared proof() {
        Activity done = activity.get();
        Event.Ended end = done == null ? null : done.ended().get();
        return end != null && end.evidence() instanceof RowsCompared compared ? compared : null;
    }

    /** Whether it is proven that all is there again. */
    public boolean proven() {
        Activity done = activity.get();
        return done != null && done.wentWell();
    }

    /** Where the tables lie that were brought beside the live ones; null where none were. */
    public @Nullable RowsPlace rows() {
        Activity done = activity.get();
        Event.Ended end = done == null ? null : done.ended().get();
        if (way().get() != Way.TABLES || end == null || !proven()) {
            return null;
        }
        String schema = end.made().get("schema");
        String database = end.made().get("database");
        return schema == null || database == null
                ? null
                : new RowsPlace(wish.on().get(), database, schema);
    }

    private void look() {
        Arguments asked = wish.arguments();
        Stage from = stage.get();
        planning.set(true);
        deeds.plan(
                way().get().isDrill() ? DRILL : WORDS,
                asked,
                planned -> {
                    planning.set(false);
                    if (isStillWanted(from, asked)) {
                        plan.set(planned);
                        stage.set(Stage.PLAN);
                    }
                },
                failed -> {
                    planning.set(false);
                    if (isStillWanted(from, asked)) {
                        onFailure.accept(failed);
                    }
                });
    }

    /** Nobody is shown what will happen under a button that says something else. */
    private boolean isStillWanted(Stage from, Arguments asked) {
        return stage.get() == from && asked.equals(wish.arguments());
    }

    private void start() {
        PlanModel planned = plan.get();
        if (planned == null) {
            return;
        }
        Activities activities = deeds.activities();
        Activity started = activities.start(planned.operation(), planned.plan(), failed -> {
            failure.set(failed.getMessage());
            stage.set(Stage.PLAN);
        });
        activity.set(started);
        if (failure.get().isEmpty()) {
            stage.set(Stage.RUN);
        }
        started.ended().subscribe(this::ended);
    }

    private void ended(Event.@Nullable Ended end) {
        if (end == null) {
            return;
        }
        if (!proven()) {
            String what = end.failure() == null ? Words.of(end.outcome().key()) : end.failure();
            failure.set(end.next() == null ? what : Words.of("restore.failed", what, end.next()));
        }
        if (proven() || proof() != null) {
            stage.set(Stage.PROOF);
        }
    }
}
