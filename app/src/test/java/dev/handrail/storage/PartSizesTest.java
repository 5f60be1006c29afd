package dev.handrail.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PartSizesTest {
    private static final long GIB = 1L << 30;

    @Test
    void tenThousandPartsHoldTheLargestObjectThereCanBe() {
        int parts = 0;
        for (long written = 0;
                written < 5 * 1024 * GIB;
                written += PartSizes.growing().next(written)) {
            parts++;
        }
        assertThat(parts).isLessThanOrEqualTo(PartSizes.MOST);
        assertThat(PartSizes.growing().next(5 * 1024 * GIB)).isLessThan(5 * GIB);
    }

    @Test
    void whatIsNotLargeTakesLittleMemory() {
        assertThat(PartSizes.growing().next(0)).isEqualTo(8 << 20);
        assertThat(PartSizes.growing().next(10 * GIB)).isLessThan(16 << 20);
    }

    /** Each part is as large as it can be, and with all that may be on their way beside it within what is allowed. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void howeverLargeItIsThePartsInMemoryTakeNoMoreThanIsAllowed(boolean even) {
        PartSizes sizes = even ? PartSizes.ofOneSize() : PartSizes.growing();
        long written = 0;
        long[] last = new long[2]; // on their way
        for (int part = 0; part < PartSizes.MOST; part++) {
            long next = sizes.inMemory(written);
            int others = PartSizes.atOnce(next);
            long beside = Arrays.stream(last).limit(others).sum();
            assertThat(beside + next).as("part %d", part).isLessThanOrEqualTo(256L << 20);
            last = new long[] {next, last[0]};
            written += next;
        }
        assertThat(written).isGreaterThan((even ? 312 : 1400) * GIB);
    }

    @Test
    void fewerAreOnTheirWayTheLargerTheyAre() {
        assertThat(PartSizes.atOnce(8 << 20)).isEqualTo(2);
        assertThat(PartSizes.atOnce(85 << 20)).isEqualTo(2);
        assertThat(PartSizes.atOnce(86 << 20)).isEqualTo(1);
        assertThat(PartSizes.atOnce(128 << 20)).isEqualTo(1);
        assertThat(PartSizes.atOnce(129 << 20)).isZero();
        assertThat(PartSizes.atOnce(256 << 20)).isZero();
        assertThat(PartSizes.growing().inMemory(5 * 1024 * GIB)).isEqualTo(256 << 20);
    }
}
