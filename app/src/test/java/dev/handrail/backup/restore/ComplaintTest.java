package dev.handrail.backup.restore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.shell.Exit;
import dev.handrail.words.Words;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What pg_restore's and psql's words say of the place, and what of the dump. */
class ComplaintTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            pg_restore: error: could not execute query: ERROR:  role "sexton" does not exist                           | ROLE
            pg_restore: error: could not execute query: ERROR:  extension "postgis" is not available                   | EXTENSION
            pg_restore: error: could not execute query: ERROR:  could not access file "$libdir/hstore": No such file   | EXTENSION
            pg_restore: error: COPY failed for table "t": ERROR:  could not write: No space left on device             | DISK
            pg_restore: error: COPY failed for table "t": ERROR:  could not write: Disc quota exceeded                 | DISK
            psql:<stdin>:12: ERROR:  permission denied for schema public                                               | RIGHTS
            pg_restore: error: could not execute query: ERROR:  password is required                                   | RIGHTS
            pg_restore: error: could not execute query: ERROR:  password_required=false is superuser-only              | RIGHTS
            pg_restore: error: connection to database "x" failed: FATAL:  sorry, too many connections                  | LINE
            pg_restore: error: connection to server at "127.0.0.1", port 5432 failed: FATAL:  password authentication  | LINE
            psql: error: connection to server at "127.0.0.1", port 1 failed: Connection refused                        | LINE
            pg_restore: error: could not execute query: FATAL:  terminating connection due to administrator command    | LINE
            pg_restore: error: could not execute query: ERROR:  out of shared memory                                   | MEMORY
            pg_restore: error: unsupported version (1.16) in file header                                               | OLD
            pg_restore: error: could not execute query: ERROR:  unrecognized subscription parameter: "failover"         | OLD
            psql:<stdin>:5: error: invalid command \\restrict                                                           | OLD
            pg_restore: error: could not execute query: ERROR:  collation "fi" for encoding "UTF8" does not exist      | LOCALE
            pg_restore: error: COPY failed for table "t": ERROR:  canceling statement due to statement timeout         | BROKEN_OFF
            pg_restore: error: could not execute query: ERROR:  canceling statement due to lock timeout                | BROKEN_OFF
            psql:<stdin>:90: ERROR:  canceling statement due to user request                                           | BROKEN_OFF
            psql:<stdin>:9: ERROR:  could not load library "/usr/lib/postgresql/15/lib/plperl.so": libperl.so.5.36    | EXTENSION
            pg_restore: error: could not uncompress data: incorrect data check                                         | UNKNOWN
            pg_restore: error: COPY failed for table "gate": ERROR:  seven may not pass                                | UNKNOWN
            """)
    void itIsKnownWhoseTroubleItIs(String line, Complaint expected) {
        RestoreErrors errors = new RestoreErrors(true);
        errors.read(line);
        assertThat(errors.errors()).hasSize(1);
        assertThat(errors.complaint()).isEqualTo(expected);
    }

    /** Some of them translate not even the word for an error. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            pg_restore: error: could not execute query: FEHLER:  Rolle »sexton« existiert nicht                        | FOREIGN
            pg_restore: error: COPY failed for table "t": ERROR:  no se pudo extender el archivo «base/1/2»            | FOREIGN
            ERROR:  ロール"sexton"は存在しません                                                                         | FOREIGN
            pg_restore: error: connection to server at "127.0.0.1", port 1 failed: FATAL:  zu viele Verbindungen       | LINE
            pg_restore: error: could not uncompress data: incorrect data check                                         | UNKNOWN
            pg_restore: error: could not read from input file: end of file                                             | UNKNOWN
            gzip: stdin: invalid compressed data--crc error                                                            | UNKNOWN
            """)
    void whatAServerSaysInAnotherLanguageMayBeTheTroubleOfThePlace(String line, Complaint expected) {
        assertThat(Complaint.of(line, false)).isEqualTo(expected);
        assertThat(Complaint.of(line, true)).isNotEqualTo(Complaint.FOREIGN);
    }

    @ParameterizedTest
    @EnumSource(Complaint.class)
    void whatIsCertainIsOfThePlaceAndTheWordsOfAllTheOthersADamagedDumpCanCause(Complaint complaint) {
        Set<Complaint> certain = EnumSet.of(Complaint.DISK, Complaint.LINE, Complaint.BROKEN_OFF);
        assertThat(complaint.certain()).isEqualTo(certain.contains(complaint));
        assertThat(Words.of(complaint.key())).isNotBlank();
    }

    @ParameterizedTest
    @ValueSource(ints = {126, 127, 137, 143})
    void aProgramThatWasKilledOrIsNotThereHasReadNothing(int status) {
        assertThat(new Exit(List.of(0, status), List.of()).fell()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3, 128, 141})
    void oneThatEndedByItselfHas(int status) {
        assertThat(new Exit(List.of(status, 1), List.of()).fell()).isFalse();
    }
}
