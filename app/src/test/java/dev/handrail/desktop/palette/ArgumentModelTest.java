package dev.handrail.desktop.palette;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.Hostile;
import dev.handrail.operation.Argument;
import dev.handrail.operation.Argument.Type;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArgumentModelTest {
    @ParameterizedTest
    @EnumSource(Type.class)
    void whatIsDemandedIsNotGoodUntilItIsGiven(Type type) {
        ArgumentModel model = new ArgumentModel(Argument.required("X", type, "which"));
        assertThat(model.good().get()).isFalse();

        model.give(type == Type.NUMBER ? "7" : "seven");
        assertThat(model.good().get()).isTrue();

        model.give("  ");
        assertThat(model.good().get()).as("blanks are nothing").isFalse();
    }

    @ParameterizedTest
    @EnumSource(Type.class)
    void whatMayBeLeftOutIsGoodWhenItIs(Type type) {
        assertThat(new ArgumentModel(Argument.optional("--x", type, "which"))
                        .good()
                        .get())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.5", "-1", "1e3", "0x10", "1 000", "١٢", "1234567890", "7,8"})
    void whatIsNoWholeNumberIsSaidToBeNone(String typed) {
        ArgumentModel model = new ArgumentModel(Argument.optional("--level", Type.NUMBER, "how far"));
        model.give(typed);

        assertThat(model.problem()).isNotEmpty();
        assertThat(model.good().get()).isFalse();
    }

    @Test
    void theLargestNumberThatFitsIsTaken() {
        ArgumentModel model = new ArgumentModel(Argument.optional("--level", Type.NUMBER, "how far"));
        model.give("999999999");

        assertThat(model.problem()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = Type.class,
            names = {"NAME", "TEXT", "FILE"})
    void severalAreTakenApartAtTheEndsOfTheirLinesAndNowhereElse(Type type) {
        ArgumentModel several = new ArgumentModel(Argument.many("WHAT", type, "which"));
        several.give("Doe, Jane\n\n  SELECT a IN ('x', 'y') \r\n\t\nc c,\n");
        assertThat(several.values()).containsExactly("Doe, Jane", "SELECT a IN ('x', 'y')", "c c,");

        several.give(" \n \n");
        assertThat(several.values()).isEmpty();

        ArgumentModel one = new ArgumentModel(Argument.optional("--reason", type, "why"));
        one.give("rain, snow, and more");
        assertThat(one.values()).containsExactly("rain, snow, and more");
    }

    @Test
    void aFileIsLookedForAmongThoseThatAreThereUnlessItIsToBeWritten() {
        assertThat(new ArgumentModel(Argument.required("FILE", Type.FILE, "which")).way())
                .isEqualTo(ArgumentModel.Way.READ);
        assertThat(new ArgumentModel(Argument.many("FILE", Type.FILE, "which")).way())
                .isEqualTo(ArgumentModel.Way.READ_SEVERAL);
        assertThat(new ArgumentModel(Argument.required("FILE", Type.NEW_FILE, "which")).way())
                .isEqualTo(ArgumentModel.Way.WRITE);
    }

    @Test
    void filesThatAreLookedUpJoinThoseThatWereGivenAndTheOnlyOneIsAnotherThen() {
        ArgumentModel several = new ArgumentModel(Argument.many("FILE", Type.FILE, "which"));
        several.give("/a b.md\n/c.md");
        assertThat(several.with(List.of("/c.md", "/d,e.md"))).isEqualTo("/a b.md\n/c.md\n/d,e.md");

        ArgumentModel one = new ArgumentModel(Argument.required("FILE", Type.FILE, "which"));
        one.give("/a.md");
        assertThat(one.with(List.of("/c.md"))).isEqualTo("/c.md");
    }

    @Test
    void whatIsTypedIsGivenAsItIsButForTheBlanksAroundIt() {
        ArgumentModel model = new ArgumentModel(Argument.optional("--reason", Type.TEXT, "why"));
        for (String text : Hostile.TEXTS) {
            model.give(text);
            assertThat(String.join("", model.values())).isEqualTo(text.strip());
        }
    }

    @Test
    void toPickTwiceIsToPickOnceAndTheOrderIsThatOfThePicking() {
        ArgumentModel model = new ArgumentModel(Argument.many("WHAT", Type.SOURCE, "which"));
        model.pick("b", true);
        model.pick("a", true);
        model.pick("b", true);
        assertThat(model.values()).containsExactly("a", "b");

        model.pick("a", false);
        model.pick("never there", false);
        assertThat(model.values()).containsExactly("b");
    }

    @Test
    void whatIsNotOfferedAnyMoreIsNotChosenAnyMoreAndTheRestStays() {
        ArgumentModel model = new ArgumentModel(Argument.many("WHAT", Type.SOURCE, "which"));
        model.offer(List.of(new Choice("a", "A"), new Choice("b", "B")));
        model.pick("a", true);
        model.pick("b", true);

        model.offer(List.of(new Choice("b", "B"), new Choice("c", "C")));

        assertThat(model.values()).containsExactly("b");
        assertThat(model.choices()).extracting(Choice::value).containsExactly("b", "c");
    }

    @Test
    void onlyWhatMayBeLeftOutAndIsChosenFromManyCanBeLeftOpenByAChoice() {
        List<Choice> one = List.of(new Choice("a", "A"));
        for (Type type : EnumSet.of(Type.SERVER, Type.BACKUP, Type.RUN)) {
            ArgumentModel optional = new ArgumentModel(Argument.optional("--x", type, "which"));
            optional.offer(one);
            assertThat(optional.choices()).as("%s", type).hasSize(2);
            assertThat(optional.choices().getFirst().value()).isEmpty();

            ArgumentModel demanded = new ArgumentModel(Argument.required("X", type, "which"));
            demanded.offer(one);
            assertThat(demanded.choices()).isEqualTo(one);
        }
    }

    @Test
    void aNameWithoutAnExplanationIsItsOwnAndACapitalIsMadeOfAnyLetter() {
        assertThat(new ArgumentModel(Argument.required("NAME", Type.NAME, " ")).label())
                .isEqualTo("NAME");
        assertThat(new ArgumentModel(Argument.required("NAME", Type.NAME, "über wen")).label())
                .isEqualTo("Über wen");
    }
}
