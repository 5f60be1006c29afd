package dev.handrail.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where the output of a script begins. */
class MarkedOutputTest {
    @ParameterizedTest
    @ValueSource(strings = {"", "Welcome\n", "Welcome", "mmmm", "mark", "mar\nmark \n", "markmar"})
    void whateverStandsBeforeTheMarkIsPassedOver(String noise) throws Exception {
        assertThat(output(noise + "mark\nout").readAllBytes()).asString().isEqualTo("out");
    }

    @Test
    void onlyTheFirstMarkIsOne() throws Exception {
        assertThat(output("mark\nmark\nmark").readAllBytes()).asString().isEqualTo("mark\nmark");
    }

    @Test
    void withoutTheMarkThereIsNothingHoweverOftenOneAsks() throws Exception {
        MarkedOutput output = output("Welcome\nmark");
        assertThat(output.read()).isEqualTo(-1);
        assertThat(output.read(new byte[10], 0, 10)).isEqualTo(-1);
    }

    @Test
    void toAskForNothingWaitsForNothing() throws Exception {
        MarkedOutput output = output("Welcome\nmark\n!");
        assertThat(output.read(new byte[0], 0, 0)).isZero();
        assertThat(output.available()).isZero();
        assertThat(output.read()).isEqualTo('!');
    }

    @Test
    void whatComesBehindTheMarkIsThereToBeTaken() throws Exception {
        MarkedOutput output = output("mark\nabc");
        assertThat(output.read()).isEqualTo('a');
        assertThat(output.available()).isEqualTo(2);
    }

    private static MarkedOutput output(String text) {
        return new MarkedOutput(new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII)), "mark");
    }
}
