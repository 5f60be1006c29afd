package dev.handrail.desktop;

import dev.handrail.desktop.running.Activity;
import dev.handrail.desktop.shared.Errands;
import dev.handrail.desktop.shared.Light;
import dev.handrail.desktop.shared.Notice;
import dev.handrail.desktop.shared.Sheet;
import dev.handrail.desktop.shared.Sheets;
import dev.handrail.desktop.sheets.Deeds;
import dev.handrail.desktop.sheets.FailureModel;
import dev.handrail.desktop.sheets.FailureSheet;
import dev.handrail.journal.Outcome;
import dev.handrail.journal.Run;
import dev.handrail.operation.Event;
import dev.handrail.shell.ChangedHostKey;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** What a person should know without having asked: what has failed, and what was left behind when the program died. */
final class Tidings {
    private final Desk desk;
    private final Deeds deeds;
    private final Errands errands;
    private final Sheets sheets;
    private final ObservableList<Notice> notices = FXCollections.observableArrayList();
    private final Map<String, Notice> left = new HashMap<>();
    private @Nullable Notice trouble;
    private @Nullable Notice fault;
    private @Nullable Sheet shown;

    Tidings(Desk desk, Deeds deeds, Errands errands, Sheets sheets) {
        this.desk = desk;
        this.deeds = deeds;
        this.errands = errands;
        this.sheets = sheets;
    }

    ObservableList<Notice> notices() {
        return notices;
    }

    /** Says that the data are not where a person wanted them. */
    void notBrought(OperationFailed failed) {
        notices.add(new Notice(
                Light.WARN,
                Words.of("notice.data-folder", desk.home()),
                Words.of("notice.details"),
                () -> deeds.tell(failed),
                true));
    }

    /** Looks for what was left behind: at the start, and again when something may have been cleaned up. */
    void lookBehind() {
        errands.run(() -> desk.runner().leftBehind(), this::tellLeft, deeds::tell);
    }

    /** Says that what is shown may be out of date, for as long as that is so. */
    void trouble(@Nullable OperationFailed failed) {
        notices.remove(trouble);
        trouble = failed == null
                ? null
                : new Notice(
                        Light.BAD,
                        Words.of("notice.stale", failed.tried()),
                        Words.of("notice.details"),
                        () -> deeds.tell(failed),
                        false);
        if (trouble != null) {
            notices.addFirst(trouble);
        }
    }

    /** Says once that something of our own went wrong; where the person may be waiting for it, in the middle of the window. */
    void fault(Faults.Told told) {
        notices.remove(fault);
        fault = new Notice(
                Light.BAD, Words.of("notice.fault"), Words.of("notice.details"), () -> deeds.tell(told.failed()), true);
        notices.addFirst(fault);
        if (told.sight() && (shown == null || !shown.shown())) {
            shown = new FailureSheet(new FailureModel(told.failed()), null);
            sheets.show(shown);
        }
    }

    void ended(@Nullable Activity activity) {
        if (!left.isEmpty()) {
            lookBehind();
        }
        Event.Ended end = activity == null ? null : activity.ended().get();
        if (activity == null || end == null || end.outcome() != Outcome.FAILED || end.failure() == null) {
            return;
        }
        OperationFailed failed = failure(activity, end, end.failure());
        String text = Words.of("notice.failed", activity.title(), end.failure());
        if (end.evidence() instanceof ChangedHostKey) {
            deeds.tell(failed);
        }
        notices.addFirst(new Notice(Light.BAD, text, Words.of("notice.details"), () -> deeds.tell(failed), true));
    }

    private static OperationFailed failure(Activity activity, Event.Ended end, String why) {
        OperationFailed.Telling telling = OperationFailed.failed(activity.title())
                .on(activity.operation().server().name())
                .cameBack(why)
                .showing(end.evidence());
        String next = end.next();
        return next == null ? telling.build() : telling.next(next).build();
    }

    /** What has been told once stays as the person left it; what is clean goes. */
    private void tellLeft(List<Run> runs) {
        Set<String> dirty = runs.stream().map(Run::id).collect(Collectors.toSet());
        left.forEach((id, notice) -> {
            if (!dirty.contains(id)) {
                notices.remove(notice);
            }
        });
        left.keySet().retainAll(dirty);
        runs.forEach(run -> left.computeIfAbsent(run.id(), id -> {
            Notice notice = left(run);
            notices.add(notice);
            return notice;
        }));
    }

    private Notice left(Run run) {
        return new Notice(
                Light.WARN,
                Words.of("notice.left", run.title(), run.server()),
                Words.of("notice.clean"),
                () -> deeds.act(
                        () -> desk.runner().cleaning(run.id(), desk.servers().orRemoved(run.server()))),
                false);
    }
}
