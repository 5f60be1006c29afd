package dev.handrail.runbook.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CutTest {
    private static List<String> lines(int many) {
        return IntStream.rangeClosed(1, many).mapToObj(String::valueOf).toList();
    }

    @ParameterizedTest
    @CsvSource({"0, 4", "1, 4", "4, 4", "5, 5", "1, 1"})
    void whatIsNotTooLongIsThereAsItIs(int many, int most) {
        assertThat(new Cut(most).of(lines(many), left -> "never")).isEqualTo(lines(many));
    }

    @ParameterizedTest
    @CsvSource({"5, 4, 1 2 - 4 5", "9, 4, 1 2 - 8 9", "9, 5, 1 2 3 - 8 9", "3, 1, 1 -", "4, 2, 1 - 4"})
    void ofWhatIsTooLongBothEndsAreThere(int many, int most, String there) {
        assertThat(String.join(" ", new Cut(most).of(lines(many), left -> "-"))).isEqualTo(there);
    }

    @Test
    void whatIsSaidToBeLeftOutAndWhatIsThereAreAllOfIt() {
        for (int most = 1; most < 8; most++) {
            for (int many = most + 1; many < 20; many++) {
                List<String> cut = new Cut(most).of(lines(many), left -> "left " + left);
                assertThat(cut).hasSize(most + 1).containsOnlyOnce("left " + (many - most));
            }
        }
    }
}
