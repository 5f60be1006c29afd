package dev.handrail.desktop.maintenance;

import dev.handrail.desktop.sheets.Deeds;
import dev.handrail.operation.Answer;
import dev.handrail.operation.Arguments;
import dev.handrail.server.Server;
import dev.handrail.server.Switch;
import dev.handrail.words.Words;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** Which of the switches of a server is to be thrown: the recommended one, until a person chooses another. */
public final class ChoiceModel {
    private static final String WORDS = "switch recommend";

    private final Server server;
    private final Deeds deeds;
    private final StringProperty until;
    private final ObservableList<Option> options = FXCollections.observableArrayList();
    private final StringProperty chosen = new SimpleStringProperty("");
    private final BooleanProperty unreachable = new SimpleBooleanProperty();
    private boolean byHand;
    private int asked;

    /**
     * One of them.
     *
     * @param kind as it stands in the profile
     * @param facts how long it takes and what stays reachable
     * @param reasons what speaks for it and against it
     */
    record Option(String kind, String name, boolean recommended, boolean suits, String facts, List<String> reasons) {}

    /** @param until when the page comes down, as a person writes it */
    ChoiceModel(Server server, Deeds deeds, StringProperty until) {
        this.server = server;
        this.deeds = deeds;
        this.until = until;
        unreachable.subscribe((was, now) -> {
            // What the person chose was for another maintenance.
            byHand = false;
            refresh();
        });
        until.subscribe((was, now) -> refresh());
    }

    ObservableList<Option> options() {
        return options;
    }

    /** The kind of the one that is to be thrown. */
    StringProperty chosen() {
        return chosen;
    }

    /** Whether the server cannot be reached meanwhile. */
    BooleanProperty unreachable() {
        return unreachable;
    }

    /** Whether there is anything to choose from. */
    boolean several() {
        return server.switches().size() > 1;
    }

    /** That one, and no other, whatever is recommended. */
    void choose(String kind) {
        byHand = true;
        chosen.set(kind);
    }

    /** The one that is to be thrown, where there are several. */
    Optional<String> with() {
        return several() && !chosen.get().isEmpty() ? Optional.of(chosen.get()) : Optional.empty();
    }

    /** Has them compared anew. */
    void refresh() {
        if (!several() || !deeds.has(WORDS)) {
            return;
        }
        int mine = ++asked;
        Map<String, List<String>> all = new HashMap<>(Map.of("SERVER", List.of(server.name())));
        if (unreachable.get()) {
            all.put("--unreachable", List.of());
        }
        Map<String, List<String>> timed = new HashMap<>(all);
        if (!until.get().isBlank()) {
            timed.put("--for", List.of(until.get().strip()));
        }
        // Half a time is none yet.
        ask(timed, mine, () -> ask(all, mine, () -> {}));
    }

    private void ask(Map<String, List<String>> arguments, int mine, Runnable otherwise) {
        deeds.ask(
                WORDS,
                new Arguments(arguments),
                answer -> {
                    if (mine == asked) {
                        show(answer);
                    }
                },
                failed -> otherwise.run());
    }

    private void show(Answer answer) {
        Map<?, ?> told = answer.document() instanceof Map<?, ?> map ? map : Map.of();
        Object best = told.get("recommended");
        List<Option> now = told.get("switches") instanceof List<?> all
                ? all.stream()
                        .filter(Map.class::isInstance)
                        .map(one -> option((Map<?, ?>) one, best))
                        .toList()
                : List.of();
        if (!now.equals(options)) {
            options.setAll(now);
        }
        if (!byHand) {
            chosen.set(best instanceof String kind ? kind : usual());
        }
    }

    private String usual() {
        return server.switches().stream().findFirst().map(Switch::kind).orElse("");
    }

    private Option option(Map<?, ?> told, @Nullable Object best) {
        String kind = String.valueOf(told.get("switch"));
        List<String> reasons = told.get("reasons") instanceof List<?> all
                ? all.stream().map(String::valueOf).toList()
                : List.of();
        return new Option(
                kind,
                name(kind),
                Objects.equals(best, kind),
                Boolean.TRUE.equals(told.get("suits")),
                Words.of(
                        "switch.choice.facts",
                        String.valueOf(told.get("takes")),
                        String.valueOf(told.get("reachable"))),
                reasons);
    }

    private String name(String kind) {
        return server.switches().stream()
                .filter(one -> one.kind().equals(kind))
                .findFirst()
                .map(ChoiceModel::name)
                .orElse(kind);
    }

    private static String name(Switch one) {
        return Words.of(
                switch (one) {
                    case Switch.FlagFile flag -> "form.switch.flag-file";
                    case Switch.Artisan artisan -> "form.switch.artisan";
                    case Switch.Capistrano capistrano -> "form.switch.capistrano";
                    case Switch.Compose compose -> "form.switch.compose";
                    case Switch.Commands commands -> "form.switch.command";
                    case Switch.Dns dns -> "form.switch.dns";
                    case Switch.Render render -> "form.switch.render";
                    case Switch.Several several -> "switch.choice";
                });
    }
}
