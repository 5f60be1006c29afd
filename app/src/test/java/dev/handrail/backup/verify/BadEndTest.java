package dev.handrail.backup.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.shell.Exit;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a program that could not decode a copy says of the machine it ran on, though every byte is the one that was written. */
class BadEndTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "tar: x/data.dat: Cannot write: No space left on device",
                "tar: x/data.dat: Cannot write: Disk quota exceeded",
                "tar: x/data.dat: Cannot write: Disc quota exceeded",
                "tar: x: Cannot mkdir: Read-only file system",
                "pg_restore: error: out of memory",
                "fatal: Out of memory, malloc failed (tried to allocate 9 bytes)",
                "tar: Cannot allocate memory",
                "zstd: error 11 : Allocation error : not enough memory",
                "tar: memory exhausted",
                "gzip: stdin: memory_exhausted",
                "xz: Memory exhausted",
                "fatal: could not open 'x': Too many open files",
                "pg_restore: error: unsupported version (1.16) in file header"
            })
    void theMachineCouldNotDoIt(String said) {
        assertThat(BadEnd.saysNothing(new Exit(List.of(0, 1), List.of("before", said))))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            1   | gzip: stdin: invalid compressed data--crc error
            1   | pg_restore: error: could not read from input file: end of file
            128 | error: bad packed object CRC for 9
            1   | out of memory; gzip: stdin: invalid compressed data--crc error
            1   | out of memory; zstd: Decoding error (36) : Restored data doesn't match checksum
            """)
    void theCopyIsNoGood(int status, String said) {
        assertThat(BadEnd.saysNothing(new Exit(List.of(0, status), List.of(said))))
                .isFalse();
    }
}
