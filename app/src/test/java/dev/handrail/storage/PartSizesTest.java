package dev.handrail.storage;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

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
}
