package dev.handrail.desktop.runbooks;

import dev.handrail.desktop.sheets.Deeds;
import dev.handrail.journal.MaintenanceEntry;
import dev.handrail.journal.Section;
import dev.handrail.operation.Answer;
import dev.handrail.runbook.walk.Finishing;
import dev.handrail.runbook.walk.Standing;
import dev.handrail.runbook.walk.WalkMeans;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** The entry of the maintenance log as a person puts it, and the names under it; later, the same entry put differently. */
public final class FinishModel {
    private final Draft draft;
    private final Saying saying;
    private final Deeds deeds;
    private final Runnable onKept;
    private final Consumer<OperationFailed> onFailure;
    private final Map<Section, StringProperty> texts = new EnumMap<>(Section.class);
    private final List<StringProperty> names;
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper ready = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");

    /**
     * What a person finds there.
     *
     * @param entry as it was put last, or drafted from what happened
     * @param wanted how many have to sign; none where that is over
     * @param person who sits at this computer
     */
    record Draft(MaintenanceEntry entry, int wanted, String person) {
        /** Looks at it; not on the thread of the window. */
        static Draft of(WalkMeans means, String id) throws OperationFailed {
            Standing standing = means.standing(id);
            return new Draft(
                    new Finishing(means, id).entry(),
                    standing.isOpen() ? Finishing.wanted(standing) : 0,
                    means.log().person());
        }
    }

    /** @param onKept called when it was stored */
    FinishModel(Draft draft, Deeds deeds, Runnable onKept, Consumer<OperationFailed> onFailure) {
        this.draft = draft;
        this.saying = new Saying(draft.entry().id());
        this.deeds = deeds;
        this.onKept = onKept;
        this.onFailure = onFailure;
        this.names = IntStream.range(0, draft.wanted())
                .<StringProperty>mapToObj(i -> new SimpleStringProperty(i == 0 ? draft.person() : ""))
                .toList();
        for (Section section : Section.values()) {
            texts.put(section, new SimpleStringProperty(draft.entry().text(section)));
        }
        names.forEach(name -> name.subscribe(text -> look()));
        texts.values().forEach(text -> text.subscribe(words -> look()));
        busy.subscribe(now -> look());
    }

    MaintenanceEntry entry() {
        return draft.entry();
    }

    /** Whether it is to be signed still; else only its words are put differently. */
    boolean signs() {
        return draft.wanted() > 0;
    }

    String title() {
        return Words.of(signs() ? "finish.title" : "finish.reword.title", entry().title());
    }

    String help() {
        return signs() ? Words.of("finish.help") : Words.of("finish.reword.help", entry().version());
    }

    String action() {
        return Words.of(signs() ? "finish.action" : "finish.reword.action");
    }

    StringProperty text(Section section) {
        return texts.getOrDefault(section, new SimpleStringProperty(""));
    }

    /** The names of those who sign, as they are written. */
    List<StringProperty> names() {
        return names;
    }

    /** What is wrong with the names; empty where nothing is. */
    ReadOnlyStringProperty problem() {
        return problem.getReadOnlyProperty();
    }

    /** Whether all is there that it needs, and nothing is under way. */
    ReadOnlyBooleanProperty ready() {
        return ready.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty busy() {
        return busy.getReadOnlyProperty();
    }

    private void look() {
        boolean written = signed().stream().noneMatch(String::isBlank);
        int persons = Finishing.persons(signed()).size();
        problem.set(written && persons < draft.wanted() ? Words.of("finish.same", draft.wanted()) : "");
        ready.set(
                !busy.get() && (signs() ? persons >= draft.wanted() : !changed().isEmpty()));
    }

    private List<String> signed() {
        return names.stream().map(StringProperty::get).toList();
    }

    private Map<Section, String> changed() {
        Map<Section, String> changed = new EnumMap<>(Section.class);
        texts.forEach((section, text) -> {
            if (!text.get().strip().equals(entry().text(section))) {
                changed.put(section, text.get().strip());
            }
        });
        return changed;
    }

    /** All of it, where it is signed: what stands above the names is what was seen, whatever happens meanwhile. */
    private Map<Section, String> all() {
        Map<Section, String> all = new EnumMap<>(Section.class);
        texts.forEach((section, text) -> all.put(section, text.get().strip()));
        return all;
    }

    /** Stores it, and ends the walkthrough where it is signed; what was written stays there when that is refused. */
    void keep(Runnable kept) {
        if (!ready.get()) {
            return;
        }
        busy.set(true);
        Saying.Said said = signs() ? saying.finish(Finishing.persons(signed()), all()) : saying.entry(changed());
        deeds.ask(said.words(), said.given(), answer -> stored(answer, kept), this::failed);
    }

    private void stored(Answer answer, Runnable kept) {
        busy.set(false);
        kept.run();
        onKept.run();
    }

    private void failed(OperationFailed failure) {
        busy.set(false);
        onFailure.accept(failure);
    }
}
