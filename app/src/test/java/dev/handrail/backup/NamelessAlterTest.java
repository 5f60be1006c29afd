package dev.handrail.backup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.shell.LocalShell;
import dev.handrail.shell.Shell;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A dump is sent on as it is, but for the name of the database that it is of where it would change that one. */
class NamelessAlterTest {
    private static byte[] through(byte[] dump) throws Exception {
        try (Shell here = new LocalShell()) {
            return here.run(NamelessAlter.command(), dump).output();
        }
    }

    private static String through(String dump) throws Exception {
        return new String(through(dump.getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ALTER DATABASE `parish` CHARACTER SET latin1 COLLATE latin1_swedish_ci ;      | ALTER DATABASE CHARACTER SET latin1 COLLATE latin1_swedish_ci ;
            ALTER DATABASE `parish` CHARACTER SET utf8mb4 COLLATE utf8mb4_0900_ai_ci ;;   | ALTER DATABASE CHARACTER SET utf8mb4 COLLATE utf8mb4_0900_ai_ci ;;
            ALTER DATABASE `a``b` CHARACTER SET latin1 COLLATE latin1_bin ;               | ALTER DATABASE CHARACTER SET latin1 COLLATE latin1_bin ;
            ALTER DATABASE `приход` CHARACTER SET latin1 COLLATE latin1_bin ;             | ALTER DATABASE CHARACTER SET latin1 COLLATE latin1_bin ;
            ALTER DATABASE `/` CHARACTER SET latin1 COLLATE latin1_bin ;                  | ALTER DATABASE CHARACTER SET latin1 COLLATE latin1_bin ;
            """)
    void theNameIsTakenAway(String line, String nameless) throws Exception {
        assertThat(NamelessAlter.of(line)).isTrue();
        assertThat(through("DELIMITER ;;\n" + line + "\nSELECT 1;\n" + line))
                .isEqualTo("DELIMITER ;;\n" + nameless + "\nSELECT 1;\n" + nameless);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            INSERT INTO t VALUES ('ALTER DATABASE `parish` CHARACTER SET latin1 COLLATE latin1_bin ;');
            -- ALTER DATABASE `parish` CHARACTER SET latin1 COLLATE latin1_bin ;
            ALTER DATABASE CHARACTER SET latin1 COLLATE latin1_bin ;
            ALTER DATABASE `parish` CHARACTER SET latin1 COLLATE latin1_bin ; DROP TABLE t;
            ALTER DATABASE `parish` READ ONLY = 1;
            ALTER TABLE `parish` CHARACTER SET latin1 COLLATE latin1_bin ;
            """)
    void allElseStaysAsItIs(String line) throws Exception {
        assertThat(NamelessAlter.of(line)).isFalse();
        assertThat(through(line + "\n")).isEqualTo(line + "\n");
    }

    @Test
    void noByteIsLostOrAdded() throws Exception {
        Random random = new Random(7);
        byte[] noise = new byte[300_000];
        random.nextBytes(noise);
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(noise);
        all.writeBytes(("x".repeat(1 << 20) + "\r\n\n\0\n\u00e6 without an end").getBytes(StandardCharsets.UTF_8));
        assertThat(through(all.toByteArray())).isEqualTo(all.toByteArray());
        assertThat(through(new byte[0])).isEmpty();
    }
}
