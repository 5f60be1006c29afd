package dev.handrail.desktop.settings;

import dev.handrail.operation.Effect;
import dev.handrail.operation.Operation;
import dev.handrail.operation.Plan;
import dev.handrail.operation.Plan.Check;
import dev.handrail.operation.Work;
import dev.handrail.server.Server;
import dev.handrail.words.Amounts;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Changes some of the settings. The others stay as they are then, whoever changed them, and each can be set back, so that
 * it is done without asking.
 */
record SettingsChange(SettingsFile file, UnaryOperator<Settings> how) implements Operation {
    @Override
    public String name() {
        return SettingsOffers.SET;
    }

    @Override
    public String title() {
        return Words.of("settings.offer.set");
    }

    @Override
    public Server server() {
        return Here.server();
    }

    @Override
    public Effect effect() {
        return Effect.READS;
    }

    @Override
    public Plan plan() throws OperationFailed {
        Settings now = file.read();
        List<Plan.Step> steps = told(now, how.apply(now)).stream()
                .map(text -> new Plan.Step(text, Words.of("profile.here"), null, Effect.CHANGES))
                .toList();
        Check check = Check.ok(Words.of(steps.isEmpty() ? "settings.change.same" : "settings.change.counts"));
        return new Plan(title(), effect(), List.of(check), steps, List.of());
    }

    @Override
    public void run(Work work) throws OperationFailed {
        work.step(title());
        List<String> done = new ArrayList<>();
        file.change(now -> {
            Settings wanted = how.apply(now);
            done.addAll(told(now, wanted));
            return wanted;
        });
        done.forEach(work::say);
    }

    private static List<String> told(Settings from, Settings to) {
        List<List<String>> before = rows(from);
        List<List<String>> after = rows(to);
        List<String> told = new ArrayList<>();
        for (int row = 0; row < after.size(); row++) {
            if (!before.get(row).equals(after.get(row))) {
                told.add(Words.of(
                        "settings.change.one",
                        after.get(row).getFirst(),
                        before.get(row).getLast(),
                        after.get(row).getLast()));
            }
        }
        return told;
    }

    /** Each setting with what it is. */
    static List<List<String>> rows(Settings settings) {
        return List.of(
                List.of(Words.of("settings.look"), settings.look().words()),
                List.of(Words.of("settings.scale"), Words.of("settings.percent", settings.scale())),
                List.of(Words.of("settings.software"), Words.of(settings.software() ? "settings.on" : "settings.off")),
                List.of(Words.of("settings.lock"), Amounts.duration(settings.lockAfter())));
    }
}
