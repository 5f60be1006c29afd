package dev.handrail.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A part of an upload in memory: what is sent again must be what was sent at first. */
class PartBufferTest {
    private static final int PIECE = 1 << 18;

    /** Around the size of the pieces that it takes its memory in. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, PIECE - 1, PIECE, PIECE + 1, 2 * PIECE, 3 * PIECE + 17})
    void whatWentInComesOutEachTime(int size) throws Exception {
        byte[] bytes = random(size);
        PartBuffer buffer = new PartBuffer(4L * PIECE);
        Random cuts = new Random(1);
        int at = 0;
        while (at < size) {
            int count = Math.min(size - at, 1 + cuts.nextInt(100_000));
            assertThat(buffer.add(bytes, at, count)).isEqualTo(count);
            at += count;
        }
        assertThat(buffer.length()).isEqualTo(size);
        assertThat(buffer.open().readAllBytes()).isEqualTo(bytes);
        assertThat(buffer.open().readAllBytes()).as("again").isEqualTo(bytes);
        assertThat(buffer.md5())
                .isEqualTo(Base64.getEncoder()
                        .encodeToString(MessageDigest.getInstance("MD5").digest(bytes)));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 100, PIECE, PIECE + 100})
    void whatDoesNotFitIsLeftToTheNextPart(int capacity) throws IOException {
        byte[] bytes = random(capacity + 5);
        PartBuffer buffer = new PartBuffer(capacity);
        assertThat(buffer.isFull()).isFalse();
        assertThat(buffer.add(bytes, 0, bytes.length)).isEqualTo(capacity);
        assertThat(buffer.isFull()).isTrue();
        assertThat(buffer.add(bytes, capacity, 5)).isZero();
        assertThat(buffer.open().readAllBytes()).isEqualTo(Arrays.copyOf(bytes, capacity));
    }

    @Test
    void onlyTheBytesThatAreMeantAreTaken() throws IOException {
        PartBuffer buffer = new PartBuffer(10);
        buffer.add(new byte[] {1, 2, 3, 4, 5}, 1, 3);
        assertThat(buffer.open().readAllBytes()).containsExactly(2, 3, 4);
        assertThat(buffer.isFull()).isFalse();
    }

    private static byte[] random(int size) {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return bytes;
    }
}
