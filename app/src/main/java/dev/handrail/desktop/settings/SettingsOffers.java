package dev.handrail.desktop.settings;

import dev.handrail.operation.Answer;
import dev.handrail.operation.Argument;
import dev.handrail.operation.Argument.Type;
import dev.handrail.operation.Arguments;
import dev.handrail.operation.Effect;
import dev.handrail.operation.Offer;
import dev.handrail.server.InvalidProfile;
import dev.handrail.server.Lapse;
import dev.handrail.store.Elsewhere;
import dev.handrail.store.Whereabouts;
import dev.handrail.store.Wish;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The offers about the settings of this workplace: what the window's sheet does, scripts do too. */
public final class SettingsOffers {
    static final String SET = "settings set";
    static final String THEME = "--theme";
    static final String SCALE = "--scale";
    static final String SOFTWARE = "--software";
    static final String LOCK_AFTER = "--lock-after";

    private static final String ON = "on";
    private static final String OFF = "off";
    private static final Duration LONGEST = Duration.ofDays(30);

    private final SettingsFile file;
    private final Whereabouts whereabouts;

    public SettingsOffers(SettingsFile file, Whereabouts whereabouts) {
        this.file = file;
        this.whereabouts = whereabouts;
    }

    public List<Offer> offers() {
        return List.of(
                new Offer.Question("settings show", Words.of("settings.offer.show"), List.of(), given -> show()),
                new Offer.Action(
                        SET,
                        Words.of("settings.offer.set"),
                        Effect.READS,
                        List.of(
                                Argument.optional(THEME, Type.NAME, Words.of("settings.offer.theme")),
                                Argument.optional(SCALE, Type.NUMBER, Words.of("settings.offer.scale")),
                                Argument.optional(SOFTWARE, Type.NAME, Words.of("settings.offer.software")),
                                Argument.optional(LOCK_AFTER, Type.TEXT, Words.of("settings.offer.lock"))),
                        given -> new SettingsChange(file, wanted(given))));
    }

    /** As one would have to give them to make the one into the other. */
    static Map<String, String> differences(Settings from, Settings to) {
        Map<String, String> given = new LinkedHashMap<>(given(to));
        given.entrySet().removeAll(given(from).entrySet());
        return given;
    }

    private static Map<String, String> given(Settings settings) {
        return Map.of(
                THEME, word(settings.look()),
                SCALE, Integer.toString(settings.scale()),
                SOFTWARE, settings.software() ? ON : OFF,
                LOCK_AFTER, Lapse.word(settings.lockAfter()));
    }

    private static String word(Settings.Look look) {
        return look.name().toLowerCase(Locale.ROOT);
    }

    private Answer show() throws OperationFailed {
        Settings now = file.read();
        Map<String, @Nullable Object> document = new LinkedHashMap<>();
        document.put("theme", word(now.look()));
        document.put("scale", now.scale());
        document.put("software", now.software());
        document.put("lockAfter", now.lockAfter().toMillis());
        document.put("folder", file.folder().toString());
        Optional<Elsewhere> elsewhere = whereabouts.elsewhere();
        Optional<Wish> wish = elsewhere.isPresent() ? elsewhere.get().wish() : Optional.empty();
        document.put(
                "folderNext", wish.map(wished -> wished.folder().toString()).orElse(null));
        List<String> lines = new ArrayList<>();
        SettingsChange.rows(now).forEach(row -> lines.add(String.join(": ", row)));
        lines.add(Words.of("settings.folder") + ": " + file.folder());
        wish.ifPresent(wished -> lines.add(DataFolderChange.told(file.folder(), wished)));
        lines.add(Words.of("settings.place.other"));
        return Answer.lines(document, lines);
    }

    private static UnaryOperator<Settings> wanted(Arguments given) throws OperationFailed {
        if (given.values().isEmpty()) {
            throw OperationFailed.usage(Words.of("settings.offer.nothing"))
                    .next(Words.of("settings.offer.nothing.next"))
                    .build();
        }
        Optional<Settings.Look> look = read(given, THEME, SettingsOffers::look);
        Optional<Integer> scale = read(given, SCALE, SettingsOffers::scale);
        Optional<Boolean> software = read(given, SOFTWARE, SettingsOffers::software);
        Optional<Duration> lock = read(given, LOCK_AFTER, SettingsOffers::lock);
        return settings -> new Settings(
                look.orElse(settings.look()),
                scale.orElse(settings.scale()),
                software.orElse(settings.software()),
                lock.orElse(settings.lockAfter()));
    }

    /** What a word means; nothing where it means nothing. */
    private interface Meaning<T> {
        Optional<T> of(String word);
    }

    private static <T> Optional<T> read(Arguments given, String name, Meaning<T> meaning) throws OperationFailed {
        Optional<String> word = given.maybe(name);
        Optional<T> read = word.flatMap(meaning::of);
        if (word.isPresent() && read.isEmpty()) {
            throw OperationFailed.usage(Words.of("settings.offer.wrong", name, word.get()))
                    .next(Words.of("settings.offer.wrong.next"))
                    .build();
        }
        return read;
    }

    private static Optional<Settings.Look> look(String word) {
        return Arrays.stream(Settings.Look.values())
                .filter(look -> word(look).equals(word))
                .findFirst();
    }

    private static Optional<Integer> scale(String word) {
        return Optional.of(word)
                .filter(digits -> digits.matches("\\d{2,3}"))
                .map(Integer::valueOf)
                .filter(percent -> Settings.USUAL.scale(percent).scale() == percent);
    }

    private static Optional<Boolean> software(String word) {
        return Optional.of(word).filter(List.of(ON, OFF)::contains).map(ON::equals);
    }

    private static Optional<Duration> lock(String word) {
        try {
            return Optional.of(Lapse.parse(word))
                    .filter(time -> time.toMinutes() > 0 && time.toSecondsPart() == 0 && time.compareTo(LONGEST) <= 0);
        } catch (InvalidProfile e) {
            return Optional.empty();
        }
    }
}
