package dev.handrail.desktop.journal;

import dev.handrail.desktop.shared.TypedLines;
import dev.handrail.desktop.sheets.Deeds;
import dev.handrail.journal.Section;
import dev.handrail.operation.Arguments;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/** An entry of the maintenance log about what was done without Handrail, as a person writes it. */
public final class WriteModel {
    /** What is offered under these words writes it down. */
    public static final String WORDS = "journal add";

    private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("HH:mm");

    private final String server;
    private final ZoneId zone;
    private final Deeds deeds;
    private final Runnable onKept;
    private final Consumer<OperationFailed> onFailure;
    private final StringProperty title = new SimpleStringProperty("");
    private final ObjectProperty<@Nullable LocalDate> day = new SimpleObjectProperty<>();
    private final StringProperty from = new SimpleStringProperty("");
    private final StringProperty to = new SimpleStringProperty("");
    private final StringProperty people = new SimpleStringProperty("");
    private final Map<Section, StringProperty> texts = new EnumMap<>(Section.class);
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper hint = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper ready = new ReadOnlyBooleanWrapper();

    /**
     * @param person who sits at this computer
     * @param now where that person is
     * @param onKept called when it was stored
     */
    public WriteModel(
            String server,
            String person,
            ZonedDateTime now,
            Deeds deeds,
            Runnable onKept,
            Consumer<OperationFailed> onFailure) {
        this.server = server;
        this.zone = now.getZone();
        this.deeds = deeds;
        this.onKept = onKept;
        this.onFailure = onFailure;
        people.set(person);
        day.set(now.toLocalDate());
        from.set(HOUR.format(now));
        to.set(HOUR.format(now));
        for (Section section : Section.values()) {
            texts.put(section, new SimpleStringProperty(""));
        }
        List.of(title, from, to, people).forEach(text -> text.subscribe(words -> look()));
        day.subscribe(chosen -> look());
        busy.subscribe(under -> look());
    }

    String server() {
        return server;
    }

    /** What it was, in a few words. */
    StringProperty title() {
        return title;
    }

    ObjectProperty<@Nullable LocalDate> day() {
        return day;
    }

    /** The hour at which it began. */
    StringProperty from() {
        return from;
    }

    /** The hour at which it ended, on the next day where that is earlier than it began. */
    StringProperty to() {
        return to;
    }

    /** Who did it, one a line. */
    StringProperty people() {
        return people;
    }

    StringProperty text(Section section) {
        return texts.getOrDefault(section, new SimpleStringProperty(""));
    }

    /** What is wrong with what was written; empty where nothing is. */
    ReadOnlyStringProperty problem() {
        return problem.getReadOnlyProperty();
    }

    /** What is to be known of it; empty where there is nothing. */
    ReadOnlyStringProperty hint() {
        return hint.getReadOnlyProperty();
    }

    /** Whether all is there that it needs, and nothing is under way. */
    ReadOnlyBooleanProperty ready() {
        return ready.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty busy() {
        return busy.getReadOnlyProperty();
    }

    /** Stores it; what was written stays there when that is refused. */
    void keep(Runnable kept) {
        if (!ready.get()) {
            return;
        }
        busy.set(true);
        deeds.ask(
                WORDS,
                given(),
                answer -> {
                    busy.set(false);
                    kept.run();
                    onKept.run();
                },
                failed -> {
                    busy.set(false);
                    onFailure.accept(failed);
                });
    }

    /** The words of the command line for it. */
    private Arguments given() {
        Map<String, List<String>> given = new HashMap<>();
        given.put("SERVER", List.of(server));
        given.put("TITLE", List.of(title.get().strip()));
        given.put("--began", List.of(time(began())));
        given.put("--ended", List.of(time(ended())));
        given.put("--by", names());
        texts.forEach((section, text) -> {
            if (!text.get().isBlank()) {
                given.put("--" + section.word(), List.of(text.get().strip()));
            }
        });
        return new Arguments(given);
    }

    private void look() {
        Optional<String> wrong = wrong();
        problem.set(wrong.orElse(""));
        hint.set(wrong.isEmpty() && overnight() ? Words.of("write.overnight") : "");
        ready.set(!busy.get() && wrong.isEmpty() && !title.get().isBlank());
    }

    private Optional<String> wrong() {
        if (day.get() == null) {
            return Optional.of(Words.of("write.no-day"));
        }
        for (String hour : List.of(from.get(), to.get())) {
            if (hour(hour).isEmpty()) {
                return Optional.of(Words.of("write.no-hour", hour));
            }
        }
        return names().isEmpty() ? Optional.of(Words.of("write.nobody")) : Optional.empty();
    }

    private boolean overnight() {
        return ended().toLocalDate().isAfter(began().toLocalDate());
    }

    private List<String> names() {
        return TypedLines.of(people.get()).stream().distinct().toList();
    }

    private ZonedDateTime began() {
        LocalTime hour = hour(from.get()).orElseThrow();
        return first().atTime(hour).atZone(zone);
    }

    /** By the hours as they were written: one that the clock leaves out in spring is not later than it says. */
    private ZonedDateTime ended() {
        LocalTime first = hour(from.get()).orElseThrow();
        LocalTime last = hour(to.get()).orElseThrow();
        LocalDate began = first();
        ZonedDateTime ended =
                (last.isBefore(first) ? began.plusDays(1) : began).atTime(last).atZone(zone);
        return ended.isBefore(began()) && !last.isBefore(first) ? began() : ended;
    }

    private LocalDate first() {
        LocalDate chosen = day.get();
        return chosen == null ? LocalDate.EPOCH : chosen;
    }

    private static Optional<LocalTime> hour(String text) {
        String plain = text.strip();
        try {
            return Optional.of(LocalTime.parse(plain.matches("[0-9]:.*") ? "0" + plain : plain));
        } catch (DateTimeException e) {
            // A person is in the middle of writing it.
            return Optional.empty();
        }
    }

    private static String time(ZonedDateTime at) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(at.toOffsetDateTime());
    }
}
