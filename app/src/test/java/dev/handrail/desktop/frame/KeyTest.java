package dev.handrail.desktop.frame;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.words.Words;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class KeyTest {
    @Test
    void noTwoThingsHaveTheSameKey() {
        assertThat(Arrays.stream(Key.values()).map(Key::combination)).doesNotHaveDuplicates();
    }

    @Test
    void everyKeySaysWhatItDoes() {
        assertThat(Arrays.stream(Key.values()).map(key -> Words.of(key.key()))).allMatch(words -> !words.isBlank());
    }
}
