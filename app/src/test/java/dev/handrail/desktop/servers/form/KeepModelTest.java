package dev.handrail.desktop.servers.form;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.desktop.servers.form.KeepModel.Rule;
import dev.handrail.server.ByteSize;
import dev.handrail.server.Keep;
import org.junit.jupiter.api.Test;

class KeepModelTest {
    private final KeepModel model = new KeepModel(null);

    private void type(Rule rule, String text) {
        model.rule(rule).text().set(text);
    }

    @Test
    void noRuleKeepsEverything() {
        assertThat(model.build()).isNull();
        assertThat(model.meaning().get()).contains("every backup stays");
    }

    @Test
    void whatTheRulesMeanIsSaidWhileTheyAreTyped() {
        type(Rule.DAYS, "30");
        type(Rule.NEWEST, "10");
        type(Rule.WEEKLY, "1");
        model.size().text().set("50GB");

        assertThat(model.meaning().get())
                .isEqualTo(
                        "Kept: all of the last 30 days, the newest 10, one of the last week that has any; together at"
                                + " most 50GB, of which the oldest go first. Only proven backups count; the newest proven one"
                                + " always stays.");
        assertThat(model.build()).isEqualTo(new Keep(30, 10, 0, 1, 0, 0, ByteSize.parse("50GB")));
    }

    @Test
    void aFieldThatIsNoNumberSaysSoAndNothingIsMadeOfIt() {
        type(Rule.DAILY, "seven");

        assertThat(model.rule(Rule.DAILY).problem().get()).isEqualTo("must be a whole number");
        assertThat(model.meaning().get()).isEmpty();
        assertThat(model.valid()).isFalse();
        type(Rule.DAILY, "1234567");
        assertThat(model.valid()).isFalse();
    }

    @Test
    void aLimitAloneKeepsNothingAndIsRefused() {
        model.size().text().set("50GB");
        assertThat(model.valid()).isFalse();
        type(Rule.NEWEST, "3");
        assertThat(model.valid()).isTrue();
    }

    @Test
    void aZeroIsNoRule() {
        type(Rule.DAYS, "0");
        assertThat(model.valid()).isTrue();
        assertThat(model.build()).isNull();
    }
}
