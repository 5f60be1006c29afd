package dev.handrail.backup;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Only the last words of a dump in SQL tell that it was written to its end. */
class EndMarkerTest {
    private static final String POSTGRES = "INSERT …;\n--\n-- PostgreSQL database dump complete\n--\n";

    @ParameterizedTest
    @ValueSource(
            strings = {
                POSTGRES,
                POSTGRES + "\n",
                POSTGRES + "\n\\unrestrict aB12xY\n\n",
                "-- PostgreSQL database dump complete\n--\n",
                "INSERT …;\r\n--\r\n-- PostgreSQL database dump complete\r\n--\r\n\r\n"
            })
    void aDumpOfPostgresThatIsWhole(String end) {
        assertThat(ends(EndMarker.DATABASE, end)).isTrue();
        assertThat(ends(EndMarker.CLUSTER, end)).isFalse();
        assertThat(ends(EndMarker.CLUSTER, end.replace("database dump", "database cluster dump")))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-- PostgreSQL database dump complete",
                "-- PostgreSQL database dump complete\n--",
                "-- PostgreSQL database dump complete\n-- and more\n",
                POSTGRES + "DROP TABLE members;\n",
                POSTGRES + "\\unrestrict aB12xY DROP\n",
                POSTGRES + "\\! rm -rf /\n",
                "'-- PostgreSQL database dump complete\n--\n",
                "x-- PostgreSQL database dump complete\n--\n"
            })
    void whatBreaksOffOrGoesOnIsNotWhole(String end) {
        assertThat(ends(EndMarker.DATABASE, end)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "-- Dump completed on 2026-03-01 12:00:00 | true",
                "-- Dump completed on 2026-03-01  9:05:07 | true",
                "-- Dump completed | true",
                "-- Dump complete | false",
                "-- Dump completed on Sunday | false",
                "-- Dump completed on 2026-03-01 12:00:00 DROP | false",
                "INSERT INTO t VALUES ('-- Dump completed'); | false"
            })
    void aDumpOfMariaDb(String last, boolean whole) {
        assertThat(ends(EndMarker.MARIADB, "/*!40101 SET x */;\n\n" + last + "\n"))
                .isEqualTo(whole);
        assertThat(ends(EndMarker.MARIADB, "/*!40101 SET x */;\n\n" + last)).isEqualTo(whole);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "COMMIT;\n", "COMMIT;", "\r\nSET foreign_key_checks = 1;\r\nCOMMIT;\r\n"})
    void whatSomebodyHasPutBehindADumpOfAnotherProgramMakesItNotCut(String behind) {
        assertThat(stands(EndMarker.MARIADB, "x;\n\n-- Dump completed on 2026-03-01 12:00:00\n" + behind))
                .isTrue();
        assertThat(stands(EndMarker.DATABASE, POSTGRES + behind)).isTrue();
        assertThat(stands(EndMarker.DATABASE, POSTGRES + "\n\\unrestrict aB12xY\n\n" + behind))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "COMMIT;\n",
                "INSERT INTO t VALUES ('\\n-- Dump completed\\n'),\n(2,'",
                "INSERT INTO t VALUES ('-- Dump completed');\nCOMMIT;\n",
                "x;\n-- Dump completed on Sunday\nCOMMIT;\n",
                "x;\n-- Dump completed DROP\nCOMMIT;\n",
                "x;\n-- Dump completed\n-- MariaDB dump 10.19\nCREATE TABLE t (",
                "x;\n-- Dump completed\n/*M!999999 x */\n-- MySQL dump 10.13\nCOMMIT;\n"
            })
    void norDoesItMakeOneWhole(String end) {
        assertThat(stands(EndMarker.MARIADB, end)).isFalse();
    }

    @Test
    void ofTwoDumpsOnlyTheLastTells() {
        String second = "--\n-- PostgreSQL database dump\n--\nSET x = 1;\n";
        assertThat(stands(EndMarker.DATABASE, POSTGRES + second)).isFalse();
        assertThat(stands(EndMarker.DATABASE, POSTGRES + second + POSTGRES + "COMMIT;\n"))
                .isTrue();
    }

    @Test
    void theMarkerIsFoundBehindALetterThatWasCutInTwo() {
        byte[] marker = POSTGRES.getBytes(StandardCharsets.UTF_8);
        byte[] cut = new byte[EndMarker.LONGEST];
        Arrays.fill(cut, (byte) 0x9f);
        System.arraycopy(marker, 0, cut, cut.length - marker.length, marker.length);
        assertThat(EndMarker.DATABASE.ends(cut)).isTrue();
    }

    @Test
    void everyMarkerStandsInAsManyBytesAsAreLookedAt() {
        String longest =
                "-- PostgreSQL database cluster dump complete\n--\n\n\\unrestrict " + "x".repeat(1000) + "\n\n";
        assertThat(longest.length()).isLessThan(EndMarker.LONGEST);
        assertThat(ends(EndMarker.CLUSTER, longest)).isTrue();
    }

    private static boolean stands(EndMarker marker, String text) {
        return marker.standsIn(text.getBytes(StandardCharsets.UTF_8));
    }

    private static boolean ends(EndMarker marker, String text) {
        return marker.ends(text.getBytes(StandardCharsets.UTF_8));
    }
}
