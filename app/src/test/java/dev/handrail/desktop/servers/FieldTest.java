package dev.handrail.desktop.servers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.server.Destination;
import dev.handrail.server.TemplateFile;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FieldTest {
    @Test
    void nothingIsSaidBeforeSomethingIsTyped() {
        assertThat(Field.port(22).problem().get()).isEmpty();
        assertThat(Field.of("", text -> new Destination.Folder("here", text))
                        .problem()
                        .get())
                .isEmpty();
    }

    @Test
    void whatIsWrongIsSaidWhileOneTypes() {
        Field port = Field.port(22);
        port.text().set("70000");
        assertThat(port.problem().get()).isEqualTo("must be a port between 1 and 65535");

        port.text().set("7000");
        assertThat(port.problem().get()).isEmpty();
        assertThat(port.number()).isEqualTo(7000);
    }

    @Test
    void whatAPartOfTheProfileRefusesTheFieldRefusesInItsWords() {
        Field folder = Field.of("x", text -> new Destination.Folder("here", text));
        folder.text().set("  ");

        assertThat(folder.problem().get()).isEqualTo("must not be empty");
    }

    @Test
    void anOptionalFieldMayBeEmptyButNotWrong() {
        Field folder = Field.optional("", text -> new Destination.Folder("here", text));
        assertThat(folder.valid()).isTrue();
        assertThat(folder.given()).isEmpty();

        folder.text().set("a\u0007b");
        assertThat(folder.valid()).isFalse();
    }

    @Test
    void spacesThatAreTypedAroundItAreNotPartOfItAndThoseThatWereThereStay() {
        Field folder = Field.of(" ~/Backups ", text -> new Destination.Folder("here", text));
        assertThat(folder.value()).isEqualTo(" ~/Backups ");

        folder.text().set(" ~/Other ");
        assertThat(folder.value()).isEqualTo("~/Other");
    }

    @ParameterizedTest
    @CsvSource({
        "1, true",
        "65535, true",
        "0, false",
        "65536, false",
        "'', false",
        "22a, false",
        "-22, false",
        "+22, false"
    })
    void aPortIsBetweenOneAndSixtyFiveThousand(String typed, boolean good) {
        Field port = Field.port(22);
        port.text().set(typed);

        assertThat(port.valid()).isEqualTo(good);
    }

    @ParameterizedTest
    @ValueSource(strings = {"٢٢", "２２"})
    void digitsOfOtherAlphabetsAreNoPort(String typed) {
        Field port = Field.port(22);
        port.text().set(typed);

        assertThat(port.valid()).isFalse();
    }

    @Test
    void aWholeNumberMayBeLeftOutAndIsNoneThen() {
        Field whole = Field.whole(0, number -> number);
        assertThat(whole.text().get()).isEmpty();
        assertThat(whole.number()).isZero();

        whole.text().set(" 999999999 ");
        assertThat(whole.valid()).isTrue();
        assertThat(whole.number()).isEqualTo(999_999_999);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1000000000", "-1", "1.5", "1 0", "x", "9999999999999999999999"})
    void whatIsNoWholeNumberIsRefusedAndNotCutShort(String typed) {
        Field whole = Field.whole(3, number -> number);
        whole.text().set(typed);

        assertThat(whole.valid()).isFalse();
        assertThat(whole.problem().get()).isNotEmpty();
    }

    @Test
    void aPlaceholderOfATemplateIsNoAnswer() {
        Field folder = Field.of("x", text -> new Destination.Folder("here", text));
        folder.text().set(TemplateFile.PLACEHOLDER);

        assertThat(folder.valid()).isFalse();
    }

    @Test
    void whatWasRefusedIsForgivenWithTheNextChange() {
        Field folder = Field.of("/a", text -> new Destination.Folder("here", text));
        folder.refuse("is not there");
        assertThat(folder.problem().get()).isEqualTo("is not there");

        folder.text().set("/b");
        assertThat(folder.problem().get()).isEmpty();
    }

    @Test
    void whatDependsOnAnotherFieldIsLookedAtAgainOnlyWhereItWasWrong() {
        String[] taken = {"b"};
        Field name = Field.of("a", text -> new Destination.Folder("here", text));
        name.alsoCheck(value -> value.equals(taken[0]) ? Optional.of("is taken") : Optional.empty());
        name.text().set(" b ");
        assertThat(name.problem().get()).isEqualTo("is taken");

        taken[0] = "c";
        name.lookAgain();
        assertThat(name.problem().get()).isEmpty();

        taken[0] = "b";
        name.lookAgain();
        assertThat(name.problem().get()).as("what was well is not looked at").isEmpty();
        assertThat(name.valid()).isFalse();
    }
}
