package dev.handrail.desktop.runbooks;

import dev.handrail.desktop.running.Activities;
import dev.handrail.desktop.samples.Desks;
import dev.handrail.desktop.shared.Sheets;
import dev.handrail.desktop.sheets.Deeds;
import dev.handrail.operation.Operation;
import dev.handrail.operation.Underway;
import dev.handrail.runbook.offers.Guides;
import dev.handrail.runbook.walk.Answers;
import dev.handrail.runbook.walk.Steps;
import dev.handrail.server.Server;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A walkthrough of a guide as the window shows it, begun on the desk of the samples. */
abstract class WalkedThrough extends Desks {
    @TempDir
    Path folder;

    Deeds deeds;

    @Nullable
    Underway last;

    @Nullable
    FinishModel finish;

    @BeforeEach
    void prepare() {
        Activities activities = new Activities(
                (operation, plan, watcher) -> {
                    Underway started = desk().runner().start(operation, plan, watcher);
                    last = started;
                    return started;
                },
                atOnce,
                desk().clock());
        deeds = new Deeds(desk().offers(), desk().runner()::plan, activities, atOnce, new Sheets());
    }

    WalkModel begun(String text) throws Exception {
        return begun(text, false);
    }

    WalkModel begun(String text, boolean byHand) throws Exception {
        return begun(text, byHand, List.of(desk().servers().require("Practice server")));
    }

    WalkModel begun(String text, boolean byHand, List<Server> servers) throws Exception {
        Path file = Files.writeString(folder.resolve("guide.md"), text);
        Guides guides = desk().guides();
        Operation start = Steps.start(
                guides.means(), servers, file.toString(), text, Answers.of(Map.of()), byHand, Optional.empty());
        String id = Objects.requireNonNull(desk().runner()
                .start(start, desk().runner().plan(start), event -> {})
                .await()
                .made()
                .get("walkthrough"));
        WalkModel model =
                new WalkModel(id, guides, desk().journal(), deeds, atOnce, times(), one -> finish = one, failures::add);
        model.refresh();
        return model;
    }

    void runs() throws InterruptedException {
        Objects.requireNonNull(last).await();
        deeds.activities().drain();
    }

    static StepShown shown(WalkModel model) {
        return Objects.requireNonNull(model.shown().get());
    }

    static Row.Item row(WalkModel model, String number) {
        return model.rows().stream()
                .filter(Row.Item.class::isInstance)
                .map(Row.Item.class::cast)
                .filter(item -> item.number().equals(number))
                .findFirst()
                .orElseThrow();
    }
}
