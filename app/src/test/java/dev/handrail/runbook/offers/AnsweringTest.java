package dev.handrail.runbook.offers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handrail.Hostile;
import dev.handrail.runbook.text.RunbookText;
import dev.handrail.runbook.walk.Answers;
import dev.handrail.server.ProfileFile;
import dev.handrail.server.Server;
import dev.handrail.vault.Asker;
import dev.handrail.vault.Secret;
import dev.handrail.words.OperationFailed;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which answer a server gets: its own, the one for all, the one of its profile, the usual one, or what a person says. */
class AnsweringTest {
    private static final String TEXT = """
            ---
            title: Tend the garden
            variables:
              - { name: bed, question: Which bed? }
              - { name: bed_depth, question: How deep?, type: number, default: 30 }
              - { name: page, question: Which page?, type: url, profile: site }
            ---
            - [ ] Look
            """;

    private final Server one = server("One", "https://one.example.org/");
    private final Server two = server("Two", "https://two.example.org/");
    private final Person person = new Person("roses");

    @Test
    void whatIsGivenForAllIsForAll() throws OperationFailed {
        Answers answers = answers(List.of("bed=ivy", "bed_depth=5", "page=https://all.example.org/"));

        assertThat(answers)
                .isEqualTo(Answers.of(Map.of("bed", "ivy", "bed_depth", "5", "page", "https://all.example.org/")));
        assertThat(person.asked).isEmpty();
    }

    @Test
    void anAnswerForOneServerStaysWithThatServerThoughThereIsOneForAll() throws OperationFailed {
        Answers answers = answers(List.of("bed=ivy", "bed@One=roses"));

        assertThat(answers.all()).containsEntry("bed", "ivy");
        assertThat(answers.own().get("One")).containsEntry("bed", "roses");
        assertThat(answers.own().getOrDefault("Two", Map.of())).doesNotContainKey("bed");
    }

    @Test
    void itStaysThereAlsoWhereNothingElseIsToBeAnswered() throws OperationFailed {
        String alone = """
                ---
                title: Tend the garden
                variables: [{ name: bed, question: Which bed? }]
                ---
                - [ ] Look
                """;
        Answers answers = new Answering(RunbookText.parse(alone, "guide.md"), List.of(one, two), person)
                .answers(List.of("bed=ivy", "bed@One=roses"));

        assertThat(answers.all()).containsEntry("bed", "ivy");
        assertThat(answers.own()).isEqualTo(Map.of("One", Map.of("bed", "roses")));
    }

    @Test
    void theOrderInWhichTheyAreGivenDoesNotMatter() throws OperationFailed {
        assertThat(answers(List.of("bed@Two=moss", "bed=ivy", "bed_depth@One=1")))
                .isEqualTo(answers(List.of("bed_depth@One=1", "bed=ivy", "bed@Two=moss")));
    }

    @Test
    void eachServerAnswersWithItsOwnProfileAndTheRestWithWhatIsUsual() throws OperationFailed {
        Answers answers = answers(List.of("bed=ivy"));

        assertThat(answers.own())
                .isEqualTo(Map.of(
                        "One", Map.of("page", "https://one.example.org/"),
                        "Two", Map.of("page", "https://two.example.org/")));
        assertThat(answers.all()).isEqualTo(Map.of("bed", "ivy", "bed_depth", "30"));
    }

    @Test
    void aPersonIsAskedOnceForAllWhoLackAnAnswer() throws OperationFailed {
        Answers answers = answers(List.of());

        assertThat(person.asked).containsExactly("Which bed?");
        assertThat(answers.all()).containsEntry("bed", "roses");
    }

    @Test
    void aPersonIsAskedOnlyForThoseThatLackOne() throws OperationFailed {
        Answers answers = answers(List.of("bed@One=ivy"));

        assertThat(person.asked).containsExactly("Which bed?");
        assertThat(answers.own().get("One")).containsEntry("bed", "ivy");
        assertThat(answers.own().get("Two")).containsEntry("bed", "roses");
    }

    @Test
    void whereNobodyIsThereTheQuestionStaysOpen() throws OperationFailed {
        Answers answers =
                new Answering(RunbookText.parse(TEXT, "guide.md"), List.of(one), Asker.NOBODY).answers(List.of());

        assertThat(answers.all()).doesNotContainKey("bed");
    }

    @Test
    void whatIsAnsweredAlikeForEachStandsOnce() throws OperationFailed {
        Answers answers = answers(List.of("bed@One=ivy", "bed@Two=ivy"));

        assertThat(answers.all()).containsEntry("bed", "ivy");
        assertThat(answers.own().get("One")).doesNotContainKey("bed");
    }

    @Test
    void anAnswerIsTakenAsItIs() throws OperationFailed {
        for (String text : Hostile.TEXTS) {
            assertThat(answers(List.of("bed=" + text)).all()).containsEntry("bed", text);
            assertThat(answers(List.of("bed@One=" + text, "bed@Two=")).own().get("One"))
                    .containsEntry("bed", text);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "bed", "bed@Three=x", "bad=x", "=x", "bed_=x", "bed@=x", "bed @One=x", "Bed=x", "page@One"})
    void whatAnswersNothingIsWrongUsageAndNamesWhatThereIs(String given) {
        assertThatThrownBy(() -> answers(List.of(given))).isInstanceOfSatisfying(OperationFailed.class, wrong -> {
            assertThat(wrong.kind()).isEqualTo(OperationFailed.Kind.USAGE);
            assertThat(wrong.next()).contains("bed, bed_depth, page");
        });
    }

    private Answers answers(List<String> given) throws OperationFailed {
        return new Answering(RunbookText.parse(TEXT, "guide.md"), List.of(one, two), person).answers(given);
    }

    private static Server server(String name, String site) {
        try {
            return ProfileFile.read("""
                    server: %s
                    environment: test
                    access: this-computer
                    sites: [{ name: home, url: "%s" }]
                    """.formatted(name, site), "profile.yaml").getFirst();
        } catch (OperationFailed e) {
            throw new AssertionError(e);
        }
    }

    /** Somebody who gives the same answer to everything. */
    private static final class Person implements Asker {
        final List<String> asked = new ArrayList<>();
        private final String answer;

        Person(String answer) {
            this.answer = answer;
        }

        @Override
        public @Nullable Secret secret(String question) {
            throw new AssertionError("No answer of a runbook is a secret");
        }

        @Override
        public String answer(String question) {
            asked.add(question);
            return answer;
        }
    }
}
