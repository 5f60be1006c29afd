package dev.handrail.desktop.samples;

import dev.handrail.backup.Manifest;
import dev.handrail.backup.restore.Dropping;
import dev.handrail.operation.Effect;
import dev.handrail.operation.Operation;
import dev.handrail.operation.Plan;
import dev.handrail.operation.Plan.Check;
import dev.handrail.operation.Plan.Step;
import dev.handrail.server.Servers;
import dev.handrail.words.OperationFailed;
import java.util.ArrayList;
import java.util.List;

/** Restores in the place of the live database, and drills, with believable plans. */
final class SampleRestores {
    private static final String WHERE = "deploy@chms.example.org";
    private static final String STAGED = "chms_production_restore_20261120_050500_000";
    private static final String TRIED = "chms_production_drill_20261120_050500_000";
    private static final String RESTORED = "chms_production_restored";

    private SampleRestores() {}

    static Operation replace(Servers servers, Manifest manifest, SampleProgress progress) throws OperationFailed {
        Plan plan = new Plan(
                "Restore in the place of chms_production",
                Effect.DESTROYS,
                List.of(
                        Check.ok("~/Backups/parish/chms_production-0.dump: 244 MB, 23 tables, 1,742,118 rows; proven up"
                                + " to decoded"),
                        Check.ok("From PostgreSQL 16.4 into PostgreSQL 16.4"),
                        Check.ok("/var/lib/postgresql/16/main has 48 GB free; about 1.7 GB are needed"),
                        Check.ok("It will take about 4 min, as it did 6 Nov 09:12"),
                        Check.warning(
                                "3 sessions are in it: chms_user from 10.0.0.4",
                                "They are sent away for the moment of the exchange, and may come back at once.")),
                stagedAnd(
                        STAGED,
                        new Step(
                                "Put " + STAGED + " in the place of chms_production",
                                WHERE,
                                "ALTER DATABASE \"chms_production\" RENAME TO"
                                        + " \"chms_production_before_20261120_050500_000\"",
                                Effect.DESTROYS)),
                List.of("What was written since the backup was taken stands only in"
                        + " chms_production_before_20261120_050500_000 then. That is kept, and can be put back."));
        return new SampleOperation(
                "restore",
                plan.title(),
                servers.require("Parish office"),
                plan,
                work -> progress.walk(work, manifest, plan.steps()));
    }

    static Operation into(Servers servers, Manifest manifest, SampleProgress progress) throws OperationFailed {
        Plan plan = new Plan(
                "Restore chms_production into " + RESTORED,
                Effect.CHANGES,
                List.of(
                        Check.ok("~/Backups/parish/chms_production-0.dump: 244 MB, 23 tables, 1,742,118 rows; proven up"
                                + " to decoded"),
                        Check.ok("The name " + RESTORED + " is free"),
                        Check.ok("The database user may make databases"),
                        Check.warning(
                                "From PostgreSQL 16.4 into PostgreSQL 15.8",
                                "An older server may not understand all of it; it is proven before you rely on it.")),
                stagedAnd(RESTORED),
                List.of());
        return new SampleOperation(
                "restore",
                plan.title(),
                servers.require("Parish office"),
                plan,
                work -> progress.walk(work, manifest, plan.steps()));
    }

    static Operation drill(Servers servers, Manifest manifest, SampleProgress progress) throws OperationFailed {
        Plan plan = new Plan(
                "Drill: restore chms_production on Parish office and drop it again",
                Effect.CHANGES,
                List.of(
                        Check.ok("~/Backups/parish/chms_production-0.dump: 244 MB, 23 tables, 1,742,118 rows; proven up"
                                + " to decoded"),
                        Check.ok("It will take about 4 min, as it did 6 Nov 09:12")),
                stagedAnd(TRIED, new Step("Drop " + TRIED + " again", WHERE, Dropping.shown(TRIED), Effect.CHANGES)),
                List.of());
        return new SampleOperation(
                "backup drill",
                plan.title(),
                servers.require("Parish office"),
                plan,
                work -> progress.walk(work, manifest, plan.steps()));
    }

    /** What every restore does, and what comes after it. */
    private static List<Step> stagedAnd(String name, Step... after) {
        List<Step> steps = new ArrayList<>(List.of(
                make(name),
                load(name),
                new Step("Gather the statistics of " + name, WHERE, "ANALYZE", Effect.CHANGES),
                new Step("Compare the rows of 23 tables with the manifest", WHERE, null, Effect.READS),
                new Step("Compare the objects, sequences and indexes", WHERE, null, Effect.READS)));
        steps.addAll(List.of(after));
        return steps;
    }

    private static Step make(String name) {
        String statement = "CREATE DATABASE \"" + name + "\" TEMPLATE template0 ENCODING 'UTF8'";
        return new Step("Make the database " + name, WHERE, statement, Effect.CHANGES);
    }

    private static Step load(String name) {
        String command = "zstd -q -d -c | pg_restore --no-password --host=localhost --port=5432 --username=chms_user"
                + " --dbname=" + name;
        return new Step("Send the backup into " + name, WHERE, command, Effect.CHANGES);
    }
}
