package dev.handrail.desktop.servers.form;

import dev.handrail.desktop.servers.Field;
import dev.handrail.desktop.servers.Lines;
import dev.handrail.server.DrillRule;
import dev.handrail.server.Hours;
import dev.handrail.server.Lapse;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How often a backup is tried out, and what is asked then, in the form; nothing where all is left empty. */
public final class DrillModel {
    private final Field every;
    private final Field hours;
    private final Lines sql;
    private final Field url;

    DrillModel(@Nullable DrillRule before) {
        this.every = Field.optional(
                before == null ? "" : Lapse.word(before.every()), text -> probe(Lapse.parse(text), List.of(), null));
        Hours said = before == null ? null : before.hours();
        this.hours = Field.optional(said == null ? "" : said.word(), Hours::parse);
        this.sql = new Lines(
                before == null ? List.of() : before.sql(), text -> probe(DrillRule.MONTHLY, List.of(text), null));
        this.url = Field.optional(
                before == null || before.url() == null ? "" : before.url(),
                text -> probe(DrillRule.MONTHLY, List.of(), text));
    }

    public Field every() {
        return every;
    }

    /** When it may be done on its own server. */
    public Field hours() {
        return hours;
    }

    /** Statements, each of whose first field must say yes. */
    public Lines sql() {
        return sql;
    }

    /** A page that must be there. */
    public Field url() {
        return url;
    }

    boolean valid() {
        return Stream.of(every, hours, sql.field(), url).map(Field::valid).reduce(true, Boolean::logicalAnd);
    }

    @Nullable
    DrillRule build() {
        List<String> statements = sql.values();
        return every.given().isEmpty()
                        && hours.given().isEmpty()
                        && statements.isEmpty()
                        && url.given().isEmpty()
                ? null
                : new DrillRule(
                        every.given().map(Lapse::parse).orElse(DrillRule.MONTHLY),
                        hours.given().map(Hours::parse).orElse(null),
                        statements,
                        url.given().orElse(null));
    }

    private static DrillRule probe(Duration every, List<String> sql, @Nullable String url) {
        return new DrillRule(every, sql, url);
    }
}
