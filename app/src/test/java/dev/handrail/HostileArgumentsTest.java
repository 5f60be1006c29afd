package dev.handrail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.operation.Argument;
import dev.handrail.operation.Arguments;
import dev.handrail.operation.Offer;
import dev.handrail.server.ProfileFile;
import dev.handrail.server.Server;
import dev.handrail.shell.HostKeyAsker;
import dev.handrail.vault.Asker;
import dev.handrail.words.OperationFailed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What somebody types by mistake, or means ill by, for each argument of each offer: it is planned or answered, or refused in
 * words with what to do next. An error of ours is neither.
 */
class HostileArgumentsTest {
    private static final List<String> TEXTS = List.of(
            "",
            "-",
            "0",
            "99999999999999999999",
            "a\nb",
            "'; DROP TABLE run; --",
            "%s {0} %n",
            "${HOME}",
            "[",
            "~nobody/x",
            "../../../etc/passwd",
            "\u0000",
            "\uFFFD",
            "\u001b[31m",
            "2026-02-30",
            "x".repeat(5_000));
    private static final List<String> NUMBERS =
            List.of("0", "-1", "2147483648", "999999999999999999", "-999999999999999999");

    /** It opens what a person writes with. */
    private static final Set<String> APART = Set.of("runbook edit");

    @TempDir
    private static Path folder;

    private static Program program;

    @BeforeAll
    static void open() throws IOException, OperationFailed {
        program = new Program(new Setting(
                folder.resolve("home"),
                Asker.NOBODY,
                HostKeyAsker.NOBODY,
                Asker.NOBODY,
                false,
                Optional.empty(),
                Map.of(),
                Clock.systemUTC()));
        Server here = ProfileFile.read("""
                server: Here
                environment: test
                access: this-computer
                destinations:
                  - { name: kept, folder: %s }
                """.formatted(Files.createDirectory(folder.resolve("kept"))), "here.yaml")
                .getFirst();
        program.servers().get().save(here);
    }

    @AfterAll
    static void close() {
        program.close();
    }

    @Test
    void whateverIsTypedForAnArgumentIsAnsweredOrRefusedInWords() {
        List<String> wrong = new ArrayList<>();
        for (Offer offer : program.offers()) {
            if (!APART.contains(offer.words())) {
                for (Argument argument : offer.arguments()) {
                    texts(argument)
                            .forEach(text -> tried(offer, given(offer, argument, List.of(text)))
                                    .ifPresent(why -> wrong.add(
                                            offer.words() + " " + argument.name() + " <" + brief(text) + ">: " + why)));
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void whatIsLeftOutIsAskedForByItsName() {
        List<String> wrong = new ArrayList<>();
        for (Offer offer : program.offers()) {
            for (Argument argument : offer.arguments()) {
                if (argument.required() && !argument.many()) {
                    Map<String, List<String>> less = new HashMap<>(usual(offer));
                    less.remove(argument.name());
                    tried(offer, new Arguments(less)).ifPresent(why -> wrong.add(offer.words() + ": " + why));
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    private static Stream<String> texts(Argument argument) {
        return switch (argument.type()) {
            // A flag takes nothing, and what is no number is refused before an offer hears of it.
            case FLAG -> Stream.of();
            case NUMBER -> NUMBERS.stream();
            // In our folder, for what is written there is really written.
            case FILE, NEW_FILE, FOLDER -> TEXTS.stream().map(text -> folder + "/no/such/" + text);
            case SERVER, DATABASE, SOURCE, DESTINATION, BACKUP, RUN, NAME, TEXT, TIME -> TEXTS.stream();
        };
    }

    private static Arguments given(Offer offer, Argument argument, List<String> values) {
        Map<String, List<String>> given = new HashMap<>(usual(offer));
        given.put(argument.name(), values);
        return new Arguments(given);
    }

    private static Map<String, List<String>> usual(Offer offer) {
        Map<String, List<String>> usual = new HashMap<>();
        for (Argument argument : offer.arguments()) {
            if (argument.required()) {
                usual.put(argument.name(), List.of(usual(argument)));
            }
        }
        return usual;
    }

    private static String usual(Argument argument) {
        return switch (argument.type()) {
            case SERVER -> "Here";
            case DESTINATION -> "kept";
            case NUMBER -> "1";
            case FILE, NEW_FILE, FOLDER -> folder.resolve("no/such/file.md").toString();
            default -> "x";
        };
    }

    /** Why it was not answered as it should be; nothing where it was. */
    private static Optional<String> tried(Offer offer, Arguments given) {
        try {
            switch (offer) {
                case Offer.Action action ->
                    assertThat(action.maker().make(given).plan().title()).isNotBlank();
                case Offer.Question question ->
                    assertThat(question.teller().tell(given).document()).isNotNull();
            }
            return Optional.empty();
        } catch (OperationFailed e) {
            return e.next() == null || e.tried().isBlank() ? Optional.of("no next step: " + e) : Optional.empty();
        } catch (RuntimeException | LinkageError | AssertionError e) {
            return Optional.of(e.toString());
        }
    }

    private static String brief(String text) {
        return text.length() > 60 ? text.length() + " letters" : text;
    }
}
