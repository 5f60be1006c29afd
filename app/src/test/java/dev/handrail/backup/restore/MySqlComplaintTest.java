package dev.handrail.backup.restore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.words.Words;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What the client's words say of the place, and what of the dump. */
class MySqlComplaintTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ERROR 1227 (42000) at line 90: Access denied; you need (at least one of) the SUPER privilege(s)  | DEFINER
            ERROR 1045 (28000): Access denied for user 'clerk'@'localhost' (using password: YES)              | RIGHTS
            ERROR 1290 (HY000) at line 3: The server is running with the --read-only option                  | RIGHTS
            ERROR 1114 (HY000) at line 60: The table 'visits' is full                                        | DISK
            ERROR 1030 (HY000) at line 8: Got error 28 "No space left on device" from storage engine Aria    | DISK
            ERROR 3 (HY000) at line 8: Error writing file './parish/x.MYD' (Errcode: 28 "No space left")     | DISK
            ERROR 2013 (HY000) at line 40: Lost connection to server during query                            | LINE
            ERROR 1153 (08S01) at line 40: Got a packet bigger than 'max_allowed_packet' bytes               | MEMORY
            ERROR 1317 (70100) at line 40: Query execution was interrupted                                   | LINE
            ERROR 1016 (HY000) at line 1: Can't open file: './parish/hymns.frm' (errno: 24 "Too many open")  | MEMORY
            ERROR 1135 (HY000): Can't create a new thread (errno 11 "Resource temporarily unavailable")      | LINE
            ERROR 1615 (HY000) at line 1: Prepared statement needs to be re-prepared                         | LINE
            ERROR 2055 (HY000) at line 1: Lost connection to server at 'reading', system error: 104          | LINE
            ERROR 4031 (HY000) at line 1: The client was disconnected by the server because of inactivity    | LINE
            ERROR 1231 (42000) at line 7: Variable 'sql_mode' can't be set to 'NO_AUTO_CREATE_USER'          | LACKING
            ERROR 1286 (42000) at line 20: Unknown storage engine 'SPIDER'                                   | LACKING
            ERROR 1273 (HY000) at line 20: Unknown collation: 'utf8mb4_0900_ai_ci'                           | LACKING
            ERROR 1173 (42000) at line 20: This table type requires a primary key                            | KEYLESS
            ERROR 3750 (HY000) at line 20: Unable to create or change a table without a primary key          | KEYLESS
            ERROR 1030 (HY000) at line 1: Got error 24 "Too many open files" from storage engine Aria         | MEMORY
            ERROR 1030 (HY000) at line 1: Fehler 24 "Too many open files" von Speicher-Engine Aria           | MEMORY
            ERROR 23 (HY000) at line 102: Out of resources when opening file './a/' (Errcode: 24 "Too many") | MEMORY
            ERROR 5 (HY000) at line 10: Out of memory (Needed 16777232 bytes)                                | MEMORY
            ERROR 1016 (HY000) at line 1: Kann Datei './a/b' nicht öffnen (Fehler: 12 "Cannot allocate")     | MEMORY
            ERROR 1016 (HY000) at line 1: 无法打开文件：'./a/b'（错误号码：23 "Too many open files in system"） | MEMORY
            ERROR 1004 (HY000) at line 1: Nu pot sa creez fisierul 'x' (Eroare: 122 "Disk quota exceeded")   | DISK
            ERROR 1026 (HY000) at line 1: Fehler beim Speichern der Datei './a/b' (Fehler: 28 "No space")    | DISK
            ERROR 1030 (HY000) at line 28: Fehler 28 - 'No space' von der Speicher-Engine                    | DISK
            ERROR 1030 (HY000) at line 28: Got error 122 "Internal error" from storage engine MyISAM         | UNKNOWN
            ERROR 1030 (HY000) at line 28: Fehler 122 - 'Unknown error 122' von der Speicher-Engine          | UNKNOWN
            ERROR 1030 (HY000) at line 28: Fehler 126 "Index file is crashed" von Speicher-Engine Aria       | UNKNOWN
            ERROR 1016 (HY000) at line 24: Kann Datei './24/28.frm' nicht öffnen (Fehler: 13 "Permission")   | UNKNOWN
            ERROR 1062 (23000) at line 1: Doppelter Eintrag ' 28 ' für Schlüssel 'k'                          | UNKNOWN
            ERROR 1062 (23000) at line 50: Duplicate entry '1499' for key 'PRIMARY'                          | UNKNOWN
            ERROR 1064 (42000) at line 50: You have an error in your SQL syntax                              | UNKNOWN
            zstd: error 70 : Write error : Broken pipe                                                      | UNKNOWN
            """)
    void itIsKnownWhoseTroubleItIs(String said, MySqlComplaint expected) {
        assertThat(MySqlComplaint.of(said)).isEqualTo(expected);
    }

    @Test
    void aRowThatHoldsTheNumberOfAFullDiskIsNone() {
        assertThat(MySqlComplaint.of("ERROR 1062 (23000) at line 1: Duplicate entry 'ERROR 1114' for key 'k'"))
                .isEqualTo(MySqlComplaint.UNKNOWN);
    }

    @ParameterizedTest
    @EnumSource(MySqlComplaint.class)
    void onlyAFullDiskAndALostLineAreNeverTheWorkOfADamagedDump(MySqlComplaint complaint) {
        assertThat(complaint.certain()).isEqualTo(complaint == MySqlComplaint.DISK || complaint == MySqlComplaint.LINE);
        assertThat(Words.of(complaint.key())).isNotBlank();
    }
}
