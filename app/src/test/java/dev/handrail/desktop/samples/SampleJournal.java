package dev.handrail.desktop.samples;

import dev.handrail.journal.Beginning;
import dev.handrail.journal.Journal;
import dev.handrail.journal.OpenRun;
import dev.handrail.journal.Outcome;
import dev.handrail.words.OperationFailed;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** What was done in the last weeks. */
record SampleJournal(Journal journal, SampleClock clock) {
    private static final String WHO = "mara";

    void write() throws OperationFailed {
        Instant now = clock.instant();
        for (int day = 14; day >= 0; day--) {
            Instant night = now.minus(Duration.ofDays(day)).minus(Duration.ofHours(3));
            backup("Parish office", "chms_production", night);
            if (day < 3) {
                backup("Beamline user office", "portal", night.minus(Duration.ofHours(6)));
            }
        }
        done("Makerspace", "server test", "Test the connection to Makerspace", now.minus(Duration.ofHours(70)));
        backup("Makerspace", "makerspace", now.minus(Duration.ofHours(64)));
        failed(now.minus(Duration.ofHours(27)));
        backup("Practice server", "parish", now.minus(Duration.ofHours(20)));
        done("Parish office", "server test", "Test the connection to Parish office", now.minus(Duration.ofHours(26)));
        done("Parish office", "backup verify", "Verify the backup of chms_production", now.minus(Duration.ofHours(25)));
        stopped(now.minus(Duration.ofMinutes(95)));
        clock.set(now);
    }

    private void backup(String server, String database, Instant at) throws OperationFailed {
        OpenRun run = begin("backup run", "Back up " + database, server, at);
        run.step("Look at " + database);
        pass(1);
        run.step("Dump " + database);
        run.line(server, "pg_dump --format=custom --compress=0 " + database + " | zstd -q -3 -T2 -c");
        pass(4);
        run.line(null, "Both ends agree on 1.4 GB; every stage ended well; 23 tables, 1,742,118 rows in the snapshot");
        run.step("Store in ~/Backups");
        pass(1);
        run.line(null, "Stored as " + database + "-20261120.dump");
        run.end(Outcome.DONE, null, null);
    }

    private void done(String server, String operation, String title, Instant at) throws OperationFailed {
        OpenRun run = begin(operation, title, server, at);
        run.step("Reach " + server);
        pass(1);
        run.line(null, "Signed in with the key id_ed25519");
        run.end(Outcome.DONE, null, null);
    }

    private void failed(Instant at) throws OperationFailed {
        OpenRun run = begin("backup run", "Back up records", "Dental records", at);
        run.step("Look at records");
        pass(1);
        run.step("Dump records");
        run.line("deploy@dental.example.org", "pg_dump --format=custom --compress=0 records | zstd -q -3 -T2 -c");
        pass(9);
        for (String line :
                List.of("pg_dump: dumping contents of table \"public.visits\"", "pg_dump: error: connection lost")) {
            run.line(null, line);
        }
        run.end(
                Outcome.FAILED,
                "The dump of records was cut off (deploy@dental.example.org): the connection was lost at 41 %",
                "Nothing was kept of it. See whether the server can be reached, and back up again.");
    }

    private void stopped(Instant at) throws OperationFailed {
        OpenRun run = begin("restore", "Restore chms_production into chms_restored", "Parish office", at);
        run.step("Make the database chms_restored");
        pass(2);
        run.line("deploy@chms.example.org", "CREATE DATABASE chms_restored");
        run.step("Restore into chms_restored");
        pass(31);
        run.end(Outcome.CANCELLED, null, null);
    }

    private OpenRun begin(String operation, String title, String server, Instant at) throws OperationFailed {
        clock.set(at);
        return journal.begin(new Beginning(operation, title, server, WHO, Set.of()));
    }

    private void pass(int seconds) {
        clock.pass(Duration.ofSeconds(seconds));
    }
}
