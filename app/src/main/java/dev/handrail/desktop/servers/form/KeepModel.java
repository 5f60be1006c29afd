package dev.handrail.desktop.servers.form;

import dev.handrail.desktop.servers.Field;
import dev.handrail.server.ByteSize;
import dev.handrail.server.Keep;
import dev.handrail.words.Words;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/** Which backups are kept, a number a rule, and what all of it means as a sentence. */
public final class KeepModel {
    private final Map<Rule, Field> rules = new LinkedHashMap<>();
    private final Field size;
    private final ReadOnlyStringWrapper meaning = new ReadOnlyStringWrapper("");

    /** The rules that count, as they stand behind their number in a profile. */
    public enum Rule {
        DAYS("d"),
        NEWEST(" newest"),
        DAILY(" daily"),
        WEEKLY(" weekly"),
        MONTHLY(" monthly"),
        YEARLY(" yearly");

        private final String behind;

        Rule(String behind) {
            this.behind = behind;
        }

        private int of(Keep keep) {
            return switch (this) {
                case DAYS -> keep.days();
                case NEWEST -> keep.newest();
                case DAILY -> keep.daily();
                case WEEKLY -> keep.weekly();
                case MONTHLY -> keep.monthly();
                case YEARLY -> keep.yearly();
            };
        }
    }

    KeepModel(@Nullable Keep before) {
        for (Rule rule : Rule.values()) {
            rules.put(rule, Field.whole(before == null ? 0 : rule.of(before), number -> asked(rule, number)));
        }
        ByteSize limit = before == null ? null : before.size();
        this.size = Field.optional(limit == null ? "" : limit.word(), ByteSize::parse);
        // A limit alone keeps nothing.
        size.alsoCheck(text -> text.isBlank() || !none() ? Optional.empty() : Optional.of(Words.of("form.keep.alone")));
        fields().forEach(field -> field.text().subscribe((was, now) -> tell()));
        tell();
    }

    public Field rule(Rule rule) {
        return rules.getOrDefault(rule, size);
    }

    /** How much they may take together. */
    public Field size() {
        return size;
    }

    /** What the rules mean, for a person. */
    public ReadOnlyStringProperty meaning() {
        return meaning.getReadOnlyProperty();
    }

    Stream<Field> fields() {
        return Stream.concat(rules.values().stream(), Stream.of(size));
    }

    boolean valid() {
        return fields().map(Field::valid).reduce(true, Boolean::logicalAnd);
    }

    /** The rules; null where none is set. */
    @Nullable
    Keep build() {
        if (none()) {
            return null;
        }
        List<Integer> numbers = rules.values().stream().map(Field::number).toList();
        return new Keep(
                numbers.get(0),
                numbers.get(1),
                numbers.get(2),
                numbers.get(3),
                numbers.get(4),
                numbers.get(5),
                size.given().map(ByteSize::parse).orElse(null));
    }

    private boolean none() {
        return rules.values().stream().allMatch(field -> field.value().matches("0*"));
    }

    private static Object asked(Rule rule, int number) {
        return number == 0 ? rule : Keep.parse(number + rule.behind);
    }

    private void tell() {
        meaning.set(valid() ? KeepWords.of(build()) : "");
    }
}
