package dev.handrail.desktop.maintenance;

import dev.handrail.desktop.shared.Times;
import dev.handrail.desktop.sheets.Deeds;
import dev.handrail.operation.Arguments;
import dev.handrail.server.Server;
import dev.handrail.site.maintenance.AnnouncementText;
import dev.handrail.site.maintenance.Moments;
import dev.handrail.words.OperationFailed;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** What those concerned are told beforehand: drafted from reason and times until the person writes it otherwise. */
public final class AnnounceModel {
    static final String WORDS = "switch announce";

    private final Server server;
    private final StringProperty reason;
    private final Deeds deeds;
    private final Times times;
    private final Runnable announced;
    private final StringProperty from = new SimpleStringProperty("");
    private final StringProperty until = new SimpleStringProperty("");
    private final StringProperty audience = new SimpleStringProperty("");
    private final StringProperty text = new SimpleStringProperty("");
    private String drafted = "";

    /** @param reason why, as it is written for the page too */
    AnnounceModel(Server server, StringProperty reason, Deeds deeds, Times times, Runnable announced) {
        this.server = server;
        this.reason = reason;
        this.deeds = deeds;
        this.times = times;
        this.announced = announced;
        List.of(reason, from, until).forEach(one -> one.subscribe(this::draft));
    }

    StringProperty from() {
        return from;
    }

    StringProperty until() {
        return until;
    }

    StringProperty audience() {
        return audience;
    }

    StringProperty text() {
        return text;
    }

    /** Whether the profile names no way to make it public. */
    boolean byHand() {
        return server.announcing() == null;
    }

    boolean possible() {
        return deeds.has(WORDS);
    }

    /** Whether something is missing still. */
    BooleanBinding unfinished() {
        return Bindings.createBooleanBinding(
                () -> List.of(from, until, audience, text).stream()
                        .anyMatch(field -> field.get().isBlank()),
                from,
                until,
                audience,
                text);
    }

    /** What a person wrote is theirs. */
    private void draft() {
        if (text.get().equals(drafted)) {
            drafted = drafting();
            text.set(drafted);
        }
    }

    private String drafting() {
        Moments moments = new Moments(times.clock().withZone(times.zone()));
        try {
            Instant begin = moments.begin(from.get());
            String why = reason.get().strip();
            return AnnouncementText.draft(
                    server, begin, moments.end(until.get(), begin), why.isEmpty() ? null : why, times.zone());
        } catch (OperationFailed e) {
            // Half written still; the plan says what is wrong with it.
            return "";
        }
    }

    void announce() {
        Map<String, List<String>> all = Map.of(
                "SERVER", List.of(server.name()),
                "--from", List.of(from.get().strip()),
                "--until", List.of(until.get().strip()),
                "--audience", List.of(audience.get().strip()),
                "--reason", List.of(reason.get().strip()),
                "--text", List.of(text.get().strip()));
        deeds.act(WORDS, new Arguments(all), announced);
    }
}
