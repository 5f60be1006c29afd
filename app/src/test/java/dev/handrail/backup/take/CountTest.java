package dev.handrail.backup.take;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.shell.Command;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CountTest {
    @Test
    void everythingPassesAndItsNumberIsTold() throws Exception {
        Count count = new Count("label");
        byte[] much = new byte[3_000_001];
        Process process = start(count.command());
        Thread.ofVirtual().start(() -> feed(process, much));
        byte[] out = process.getInputStream().readAllBytes();
        new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .forEach(count::hears);
        assertThat(process.waitFor()).isZero();
        assertThat(out).hasSameSizeAs(much);
        assertThat(count.bytes()).hasValue(3_000_001);
    }

    @Test
    void nothingIsCountedAsNothing() throws Exception {
        Count count = new Count("label");
        Process process = start(count.command());
        process.getOutputStream().close();
        new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .forEach(count::hears);
        assertThat(count.bytes()).hasValue(0);
    }

    @Test
    void anotherCountersLinesAreNotItsOwn() {
        Count count = new Count("label");
        assertThat(count.hears("other: 12 bytes")).isFalse();
        assertThat(count.hears("pg_dump: error: label: 12 bytes")).isFalse();
        assertThat(count.bytes()).isEmpty();
    }

    private static void feed(Process process, byte[] bytes) {
        try (var out = process.getOutputStream()) {
            out.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Process start(Command command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command.arguments());
        builder.environment().putAll(Map.copyOf(command.environment()));
        return builder.start();
    }
}
