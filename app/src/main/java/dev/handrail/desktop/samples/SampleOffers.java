package dev.handrail.desktop.samples;

import dev.handrail.operation.Answer;
import dev.handrail.operation.Argument;
import dev.handrail.operation.Argument.Type;
import dev.handrail.operation.Arguments;
import dev.handrail.operation.Effect;
import dev.handrail.operation.Offer;
import dev.handrail.operation.Operation;
import dev.handrail.operation.Plan;
import dev.handrail.operation.Plan.Check;
import dev.handrail.operation.Plan.Step;
import dev.handrail.operation.Work;
import dev.handrail.server.Server;
import dev.handrail.server.Servers;
import dev.handrail.words.OperationFailed;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;

/** Offers that plan believably, and run until they are stopped. */
record SampleOffers(Servers servers, SampleClock clock, Semaphore told, Semaphore seen) {
    private static final long MEGA = 1024L * 1024;
    private static final String WHERE = "deploy@chms.example.org";

    List<Offer> all() {
        Argument server = Argument.required("SERVER", Type.SERVER, "");
        Argument id = Argument.required("ID", Type.BACKUP, "");
        return List.of(
                new Offer.Action("backup run", "Back up now", Effect.READS, List.of(server), this::backup),
                new Offer.Action("server test", "Test the connection", Effect.READS, List.of(server), this::backup),
                new Offer.Action("restore", "Restore into a new database", Effect.CHANGES, List.of(id), this::restore),
                new Offer.Action("backup delete", "Delete a backup", Effect.DESTROYS, List.of(id), this::delete),
                new Offer.Question("backup commands", "Show commands", List.of(id), given -> commands()));
    }

    private Operation backup(Arguments given) throws OperationFailed {
        Server server = servers.require(given.one("SERVER"));
        Plan plan = new Plan("Back up chms_production", Effect.READS, List.of(), List.of(), List.of());
        return new SampleOperation("backup run", "Back up chms_production", server, plan, this::goOn);
    }

    /** Reports some progress, and then stays as it is until somebody cancels. */
    private void goOn(Work work) throws OperationFailed {
        CountDownLatch stopped = new CountDownLatch(1);
        try (Work.Handle handle = work.onCancel(() -> stop(stopped))) {
            work.step("Look at chms_production");
            work.say("PostgreSQL 16.4, 1.4 GB; pg_dump 16.4 and zstd are there");
            work.step("Dump chms_production");
            work.command(WHERE, "pg_dump --format=custom --compress=0 chms_production | zstd -q -3 -T2 -c");
            work.progress(329 * MEGA, 650 * MEGA, Work.Unit.BYTES);
            told.release();
            seen.acquire();
            clock.pass(Duration.ofSeconds(1));
            work.progress(412 * MEGA, 650 * MEGA, Work.Unit.BYTES);
            told.release();
            stopped.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw OperationFailed.cancelled();
    }

    private void stop(CountDownLatch stopped) {
        seen.release();
        stopped.countDown();
    }

    private Operation restore(Arguments given) throws OperationFailed {
        Plan plan = new Plan(
                "Restore chms_production into chms_production_restored",
                Effect.CHANGES,
                List.of(
                        Check.ok("~/Backups/parish/chms_production-0.dump: 244 MB, 23 tables, 1,742,118 rows; proven up"
                                + " to decoded"),
                        Check.ok("The name chms_production_restored is free"),
                        Check.ok("The database user may make databases"),
                        Check.warning(
                                "From PostgreSQL 16.4 into PostgreSQL 15.8",
                                "An older server may not understand all of it; it is proven before you rely on it.")),
                List.of(
                        new Step(
                                "Make the database chms_production_restored",
                                WHERE,
                                "CREATE DATABASE \"chms_production_restored\" TEMPLATE template0 ENCODING 'UTF8'",
                                Effect.CHANGES),
                        new Step(
                                "Restore into it",
                                WHERE,
                                "zstd -q -d -c | pg_restore --exit-on-error --no-password --host=localhost --port=5432"
                                        + " --username=chms_user --dbname=chms_production_restored",
                                Effect.CHANGES),
                        new Step("Compare the rows of 23 tables with the manifest", WHERE, null, Effect.READS)),
                List.of());
        return new SampleOperation("restore", plan.title(), servers.require("Parish office"), plan, this::goOn);
    }

    private Operation delete(Arguments given) throws OperationFailed {
        Plan plan = new Plan(
                "Delete the backup of chms_production from today 02:00",
                Effect.DESTROYS,
                List.of(Check.warning(
                        "It is the newest good backup of chms_production", "Back up again before you delete it.")),
                List.of(new Step(
                        "Remove ~/Backups/parish/chms_production-0.dump and its manifest",
                        "this computer",
                        null,
                        Effect.DESTROYS)),
                List.of("A deleted backup cannot be brought back."));
        return new SampleOperation(
                "backup delete", "Delete this backup", servers.require("Parish office"), plan, this::goOn);
    }

    private static Answer commands() {
        return Answer.lines(
                List.of(),
                List.of(
                        "# On this computer: see that the file is the one that was written",
                        "echo 9f2c…1b ~/Backups/parish/chms_production-0.dump | sha256sum --check -",
                        "# Where the database server is: make an empty database",
                        "createdb --template=template0 --encoding=UTF8 chms_production_restored",
                        "# Restore into it",
                        "zstd -q -d -c ~/Backups/parish/chms_production-0.dump"
                                + " | pg_restore --exit-on-error --dbname=chms_production_restored"));
    }
}
