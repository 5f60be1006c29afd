package dev.handrail.desktop;

import dev.handrail.desktop.running.Activity;
import dev.handrail.desktop.shared.Errands;
import dev.handrail.desktop.shared.Light;
import dev.handrail.desktop.shared.Notice;
import dev.handrail.desktop.sheets.Deeds;
import dev.handrail.journal.Outcome;
import dev.handrail.journal.Run;
import dev.handrail.operation.Event;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** What a person should know without having asked: what has failed, and what was left behind when the program died. */
final class Tidings {
    private final Desk desk;
    private final Deeds deeds;
    private final Errands errands;
    private final ObservableList<Notice> notices = FXCollections.observableArrayList();

    Tidings(Desk desk, Deeds deeds, Errands errands) {
        this.desk = desk;
        this.deeds = deeds;
        this.errands = errands;
    }

    ObservableList<Notice> notices() {
        return notices;
    }

    /** Looks for what was left behind; at the start. */
    void lookBehind() {
        errands.run(() -> desk.runner().leftBehind(), runs -> runs.forEach(this::tellLeft), deeds::tell);
    }

    void ended(@Nullable Activity activity) {
        Event.Ended end = activity == null ? null : activity.ended().get();
        if (activity == null || end == null || end.outcome() != Outcome.FAILED || end.failure() == null) {
            return;
        }
        OperationFailed failed = failure(activity, end, end.failure());
        String text = Words.of("notice.failed", activity.title(), end.failure());
        notices.addFirst(new Notice(Light.BAD, text, Words.of("notice.details"), () -> deeds.tell(failed)));
    }

    private static OperationFailed failure(Activity activity, Event.Ended end, String why) {
        OperationFailed.Telling telling = OperationFailed.failed(activity.title())
                .on(activity.operation().server().name())
                .cameBack(why);
        String next = end.next();
        return next == null ? telling.build() : telling.next(next).build();
    }

    private void tellLeft(Run run) {
        notices.add(new Notice(
                Light.WARN,
                Words.of("notice.left", run.title(), run.server()),
                Words.of("notice.clean"),
                () -> deeds.act(
                        () -> desk.runner().cleaning(run.id(), desk.servers().require(run.server())))));
    }
}
