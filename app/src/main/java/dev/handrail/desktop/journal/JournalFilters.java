package dev.handrail.desktop.journal;

import dev.handrail.journal.JournalFilter;
import dev.handrail.journal.Outcome;
import dev.handrail.journal.RunKind;
import java.time.LocalDate;
import java.time.ZoneId;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/** What is looked for in the journal; what is null or empty does not matter. */
public final class JournalFilters {
    private final ZoneId zone;
    private final StringProperty text = new SimpleStringProperty("");
    private final BooleanProperty transcripts = new SimpleBooleanProperty();
    private final ObjectProperty<@Nullable Outcome> outcome = new SimpleObjectProperty<>();
    private final ObjectProperty<@Nullable RunKind> kind = new SimpleObjectProperty<>();
    private final ObjectProperty<@Nullable String> person = new SimpleObjectProperty<>();
    private final ObjectProperty<@Nullable LocalDate> from = new SimpleObjectProperty<>();
    private final ObjectProperty<@Nullable LocalDate> to = new SimpleObjectProperty<>();
    private final BooleanProperty everywhere = new SimpleBooleanProperty();

    JournalFilters(ZoneId zone) {
        this.zone = zone;
    }

    public StringProperty text() {
        return text;
    }

    /** Whether the text is looked for in what the runs said, too. */
    public BooleanProperty transcripts() {
        return transcripts;
    }

    public ObjectProperty<@Nullable Outcome> outcome() {
        return outcome;
    }

    public ObjectProperty<@Nullable RunKind> kind() {
        return kind;
    }

    public ObjectProperty<@Nullable String> person() {
        return person;
    }

    /** The first day. */
    public ObjectProperty<@Nullable LocalDate> from() {
        return from;
    }

    /** The last day, as a whole. */
    public ObjectProperty<@Nullable LocalDate> to() {
        return to;
    }

    /** Whether what was done to other servers is meant too. */
    public BooleanProperty everywhere() {
        return everywhere;
    }

    /** Calls this after each change. */
    Subscription onChange(Runnable then) {
        return Subscription.combine(
                text.subscribe((before, now) -> then.run()),
                transcripts.subscribe((before, now) -> then.run()),
                outcome.subscribe((before, now) -> then.run()),
                kind.subscribe((before, now) -> then.run()),
                person.subscribe((before, now) -> then.run()),
                from.subscribe((before, now) -> then.run()),
                to.subscribe((before, now) -> then.run()),
                everywhere.subscribe((before, now) -> then.run()));
    }

    JournalFilter of(String server) {
        String part = text.get().strip();
        LocalDate first = from.get();
        LocalDate last = to.get();
        return JournalFilter.all()
                .server(everywhere.get() ? null : server)
                .text(part.isEmpty() ? null : part)
                .transcripts(transcripts.get() && !part.isEmpty())
                .outcome(outcome.get())
                .kind(kind.get())
                .person(person.get())
                .from(first == null ? null : first.atStartOfDay(zone).toInstant())
                .to(last == null ? null : last.plusDays(1).atStartOfDay(zone).toInstant());
    }
}
