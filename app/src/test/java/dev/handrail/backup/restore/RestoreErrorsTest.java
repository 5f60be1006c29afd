package dev.handrail.backup.restore;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RestoreErrorsTest {
    private final RestoreErrors errors = new RestoreErrors(true);

    @Test
    void everyErrorCounts() {
        errors.read("pg_restore: while PROCESSING TOC:");
        errors.read("pg_restore: from TOC entry 3382; 0 16420 TABLE DATA orders owner");
        errors.read("pg_restore: error: COPY failed for table \"orders\": ERROR:  invalid input syntax");
        errors.read("pg_restore: error: could not execute query: ERROR:  role \"sue\" does not exist");
        errors.read("pg_restore: warning: errors ignored on restore: 2");
        assertThat(errors.errors()).hasSize(2).first().asString().startsWith("COPY failed for table");
        assertThat(errors.onlyHarmless()).isFalse();
    }

    /** Each of them writes the pieces of a line one by one. */
    @Test
    void ofSeveralProcessesEveryErrorCountsHoweverTheirLinesFallTogether() {
        errors.read("pg_restore:pg_restore: error:  error: COPY failed for table \"orders\": ERROR:  no integer");
        errors.read("CONTEXT:  COPY orders, line 2, column id: \"error: x\"");
        errors.read("pg_restore: error: pg_restore: while PROCESSING TOC:");
        errors.read("could not execute query: ERROR:  role \"sue\" does not exist");
        errors.read("Command was: ALTER TABLE public.orders OWNER TO sue;");
        errors.read("");
        errors.read(
                "COPY failed for table \"rows\": ERROR:  could not extend file \"base/1/2\": No space left on device");
        errors.read("pg_restore: warning: errors ignored on restore: 2");
        assertThat(errors.errors()).hasSize(3);
        assertThat(errors.complaint()).isEqualTo(Complaint.ROLE);
    }

    @Test
    void anErrorOfWhichTheWordsAreNotFoundIsNotTakenForOneThatChangesNothing() {
        errors.read("pg_restore: error: error: could not execute query: ERROR:  unrecognized configuration parameter"
                + " \"transaction_timeout\"");
        errors.read("Command was: SET transaction_timeout = 0;");
        assertThat(errors.onlyHarmless()).isFalse();
        errors.read("could not execute query: ERROR:  unrecognized configuration parameter \"transaction_timeout\"");
        assertThat(errors.onlyHarmless()).isTrue();
    }

    @Test
    void aSettingThatAnOlderServerDoesNotKnowChangesNothing() {
        errors.read("pg_restore: error: could not execute query: ERROR:  unrecognized configuration parameter"
                + " \"transaction_timeout\"");
        errors.read("Command was: SET transaction_timeout = 0;");
        errors.read("pg_restore: warning: errors ignored on restore: 1");
        assertThat(errors.onlyHarmless()).isTrue();
    }

    @Test
    void theRemarkOnASubscriptionThatIsLeftOutChangesNothing() {
        errors.read("pg_restore: error: could not execute query: ERROR:  subscription \"rolls\" does not exist");
        errors.read("Command was: COMMENT ON SUBSCRIPTION rolls IS 'the rolls';");
        errors.read("pg_restore: warning: errors ignored on restore: 1");
        assertThat(errors.onlyHarmless()).isTrue();
    }

    @Test
    void anotherUnknownSettingDoes() {
        errors.read(
                "pg_restore: error: could not execute query: ERROR:  unrecognized configuration parameter \"my.own\"");
        assertThat(errors.onlyHarmless()).isFalse();
        assertThat(errors.errors()).hasSize(1);
    }

    @Test
    void whatIsKnownOfAComplaintIsWhatIsToBeDone() {
        errors.read("pg_restore: error: could not execute query: ERROR:  syntax error at or near \"FROB\"");
        assertThat(errors.complaint()).isEqualTo(Complaint.UNKNOWN);
        errors.read("pg_restore: error: could not execute query: ERROR:  role \"sue\" does not exist");
        errors.read("pg_restore: error: COPY failed for table \"orders\": ERROR:  could not extend file \"base/1/2\":"
                + " No space left on device");
        assertThat(errors.complaint()).isEqualTo(Complaint.ROLE);
        assertThat(errors.errors()).hasSize(3);
    }

    @Test
    void whatASettingIsThatChangesNothingStandsBehindWhatTheServerSaysInItsLanguage() {
        RestoreErrors german = new RestoreErrors(false);
        german.read("pg_restore: error: could not execute query: FEHLER:  unbekannter Konfigurationsparameter"
                + " »transaction_timeout«");
        german.read("Command was: SET transaction_timeout = 0;");
        german.read("pg_restore: warning: errors ignored on restore: 1");
        assertThat(german.onlyHarmless()).isTrue();
        german.read("pg_restore: error: could not execute query: FEHLER:  Subskription »rolls« existiert nicht");
        german.read("Command was: COMMENT ON SUBSCRIPTION rolls IS 'the rolls';");
        assertThat(german.onlyHarmless()).isTrue();
        german.read("pg_restore: error: could not execute query: FEHLER:  Rolle »sue« existiert nicht");
        german.read("Command was: ALTER TABLE public.t OWNER TO sue;");
        assertThat(german.errors()).singleElement().asString().contains("»sue«");
        assertThat(german.complaint()).isEqualTo(Complaint.FOREIGN);
    }

    @Test
    void whatIsKnownCountsMoreThanWhatIsNotRead() {
        RestoreErrors german = new RestoreErrors(false);
        german.read("pg_restore: error: could not execute query: FEHLER:  Rolle »sue« existiert nicht");
        german.read("pg_restore: error: could not uncompress data: incorrect data check");
        assertThat(german.complaint()).isEqualTo(Complaint.FOREIGN);
        german.read("pg_restore: error: error returned by PQputCopyData: server closed the connection unexpectedly");
        assertThat(german.complaint()).isEqualTo(Complaint.LINE);
    }

    @Test
    void silenceIsNotHarmless() {
        assertThat(errors.onlyHarmless()).isFalse();
    }
}
