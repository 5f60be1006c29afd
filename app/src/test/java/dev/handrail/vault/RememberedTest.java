package dev.handrail.vault;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Answers stay as long as they are wanted, and not a moment longer. */
class RememberedTest {
    private final Remembered remembered = new Remembered();

    @Test
    void theAnswerOutlivesWhoGaveItAndWhoTookIt() {
        try (Secret given = Safe.secret("1234")) {
            remembered.put("sudo", given);
        }
        remembered.copy("sudo").orElseThrow().close();
        assertThat(Safe.told(remembered.copy("sudo").orElseThrow())).isEqualTo("1234");
    }

    @Test
    void aNewAnswerTakesThePlaceOfTheOld() {
        remembered.put("sudo", Safe.secret("old"));
        remembered.put("sudo", Safe.secret("new"));
        assertThat(Safe.told(remembered.copy("sudo").orElseThrow())).isEqualTo("new");
    }

    @Test
    void oneIsForgottenWithoutTheOthers() {
        remembered.put("one", Safe.secret("1"));
        remembered.put("two", Safe.secret("2"));
        remembered.forget("one");
        remembered.forget("never known");
        assertThat(remembered.copy("one")).isEmpty();
        assertThat(remembered.copy("two")).isPresent();
    }

    @Test
    void allAreForgottenAtOnce() {
        remembered.put("one", Safe.secret("1"));
        remembered.put("two", Safe.secret("2"));
        remembered.forgetAll();
        assertThat(remembered.copy("one")).isEmpty();
        assertThat(remembered.copy("two")).isEmpty();
    }
}
