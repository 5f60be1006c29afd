package dev.handrail.desktop.maintenance;

import dev.handrail.desktop.shared.Errands;
import dev.handrail.desktop.shared.Times;
import dev.handrail.desktop.sheets.Deeds;
import dev.handrail.operation.Arguments;
import dev.handrail.server.Server;
import dev.handrail.site.maintenance.Announcement;
import dev.handrail.site.maintenance.Ending;
import dev.handrail.site.maintenance.State;
import dev.handrail.site.maintenance.Window;
import dev.handrail.site.maintenance.Windows;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** The maintenance switch of a server: how it stands, why and until when; throws it by the offers, and tells when it was on. */
public final class SwitchModel {
    private static final String STATUS = "switch status";
    private static final String WITH = "--with";
    private static final Duration OFTEN = Duration.ofMinutes(5);

    private final Server server;
    private final Windows store;
    private final BooleanSupplier connected;
    private final Deeds deeds;
    private final Errands errands;
    private final Times times;
    private final Runnable turned;
    private final ReadOnlyObjectWrapper<SwitchSight> sight = new ReadOnlyObjectWrapper<>(SwitchSight.NOTHING);
    private final ReadOnlyBooleanWrapper asking = new ReadOnlyBooleanWrapper();
    private final StringProperty reason = new SimpleStringProperty("");
    private final StringProperty until = new SimpleStringProperty("");
    private final ObservableList<WindowRow> rows = FXCollections.observableArrayList();
    private final AnnounceModel announcing;
    private final ChoiceModel choice;
    private final RuleModel rule;
    private List<Window> windows = List.of();
    private @Nullable Asked asked;
    private final ReadOnlyBooleanWrapper filledIn = new ReadOnlyBooleanWrapper();

    /**
     * @param connected whether the server can be asked without anybody being asked for anything
     * @param turned what else there is to look at once it was thrown
     */
    public SwitchModel(
            Server server,
            Windows store,
            BooleanSupplier connected,
            Deeds deeds,
            Errands errands,
            Times times,
            Runnable turned) {
        this.server = server;
        this.store = store;
        this.connected = connected;
        this.deeds = deeds;
        this.errands = errands;
        this.times = times;
        this.turned = turned;
        this.announcing = new AnnounceModel(server, reason, deeds, times, this::refresh);
        this.choice = new ChoiceModel(server, deeds, until);
        this.rule = new RuleModel(server, deeds);
    }

    public Server server() {
        return server;
    }

    public boolean hasSwitch() {
        return server.maintenance() != null;
    }

    ReadOnlyObjectProperty<SwitchSight> sight() {
        return sight.getReadOnlyProperty();
    }

    public State state() {
        return sight.get().state();
    }

    public ReadOnlyBooleanProperty asking() {
        return asking.getReadOnlyProperty();
    }

    /** The rule that shows the page. */
    RuleModel rule() {
        return rule;
    }

    /** Why, for those who come by; at first why it was the last time. */
    public StringProperty reason() {
        return reason;
    }

    /** Whether what was the last reason has been looked up. */
    ReadOnlyBooleanProperty filledIn() {
        return filledIn.getReadOnlyProperty();
    }

    /** When it comes down by itself, as a person writes it; empty when somebody has to do it. */
    public StringProperty until() {
        return until;
    }

    /** Which switch is to be thrown. */
    ChoiceModel choice() {
        return choice;
    }

    /** Who takes the page down at the end that is written. */
    Ending ending() {
        return Ending.of(server.switches().stream()
                .filter(one -> choice.with().filter(one.kind()::equals).isPresent())
                .findFirst()
                .orElse(server.maintenance()));
    }

    /** What is told beforehand. */
    AnnounceModel announcing() {
        return announcing;
    }

    /** When it was on and what was announced, newest first. */
    ObservableList<WindowRow> rows() {
        return rows;
    }

    /** Reads anew what is remembered here, and asks the server where that takes nobody's time and was not done just now. */
    public void refresh() {
        choice.refresh();
        remember(() -> {
            if (isDue() && connected.getAsBoolean()) {
                ask();
            }
        });
    }

    private void remember(Runnable then) {
        errands.run(
                () -> new Past(store.of(server.name()), store.announcements().of(server.name())),
                now -> {
                    know(now);
                    then.run();
                },
                deeds::tell);
    }

    private record Past(List<Window> windows, List<Announcement> announcements) {}

    private void know(Past now) {
        windows = now.windows();
        List<WindowRow> lines = WindowRow.all(windows, now.announcements(), times);
        if (!lines.equals(rows)) {
            rows.setAll(lines);
        }
        fillIn();
        show();
    }

    /** Once, and not over what somebody has written meanwhile. */
    private void fillIn() {
        if (!filledIn.get()) {
            if (reason.get().isEmpty()) {
                lastReason();
            }
            filledIn.set(true);
        }
    }

    private void lastReason() {
        windows.stream()
                .map(window -> window.notice().reason())
                .filter(Objects::nonNull)
                .findFirst()
                .ifPresent(reason::set);
    }

    private boolean isDue() {
        Asked last = asked;
        return hasSwitch()
                && (last == null
                        || last.at().plus(OFTEN).isBefore(times.now())
                        || !SwitchSight.stillTrue(last, windows, times));
    }

    private void show() {
        sight.set(SwitchSight.of(windows, asked, times));
    }

    /** Asks the server, and looks from outside. */
    public void ask() {
        if (asking.get() || !deeds.has(STATUS)) {
            return;
        }
        asking.set(true);
        deeds.ask(
                STATUS,
                Arguments.of("SERVER", server.name()),
                answer -> answered(Asked.of(answer, times.now())),
                failed -> answered(Asked.failed(failed, times.now())));
    }

    private void answered(Asked answer) {
        asking.set(false);
        asked = answer;
        remember(() -> {});
        rule.look();
    }

    /** Has the web server show the page. */
    public void installRule() {
        throwIt("switch rule install", Map.of());
    }

    /** Takes what was put there out again. */
    public void removeRule() {
        throwIt("switch rule remove", Map.of());
    }

    public void on() {
        Map<String, String> wish = wish();
        choice.with().ifPresent(kind -> wish.put(WITH, kind));
        throwIt("switch on", wish);
    }

    public void off() {
        throwIt("switch off", Map.of());
    }

    /** Has it come down at another time. */
    public void extend() {
        throwIt("switch extend", wish());
    }

    public void rehearse() {
        throwIt("switch rehearse", choice.with().map(kind -> Map.of(WITH, kind)).orElse(Map.of()));
    }

    /** What the large switch does: the other of on and off; where nobody knows which it is, it asks. */
    public void flip() {
        switch (state()) {
            case ON -> off();
            case OFF -> on();
            case UNKNOWN -> ask();
        }
    }

    private Map<String, String> wish() {
        Map<String, String> wish = new HashMap<>();
        given(reason, text -> wish.put("--reason", text));
        given(until, text -> wish.put("--until", text));
        return wish;
    }

    private static void given(StringProperty text, Consumer<String> then) {
        if (!text.get().isBlank()) {
            then.accept(text.get().strip());
        }
    }

    private void throwIt(String words, Map<String, String> wish) {
        Map<String, List<String>> all = new HashMap<>(Map.of("SERVER", List.of(server.name())));
        wish.forEach((name, text) -> all.put(name, List.of(text)));
        deeds.act(words, new Arguments(all), this::thrown);
    }

    private void thrown() {
        ask();
        turned.run();
    }
}
