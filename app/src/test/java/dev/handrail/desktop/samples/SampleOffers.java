package dev.handrail.desktop.samples;

import dev.handrail.backup.Catalogue;
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
import dev.handrail.server.Server;
import dev.handrail.server.Servers;
import dev.handrail.words.Amounts;
import dev.handrail.words.OperationFailed;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Offers that plan believably, and run until they are stopped. */
record SampleOffers(Servers servers, Catalogue catalogue, SampleProgress progress) {
    List<Offer> all() {
        return Stream.concat(several().stream(), new SampleRescue(servers).offers().stream())
                .toList();
    }

    private List<Offer> several() {
        Argument server = Argument.required("SERVER", Type.SERVER, "The server");
        Argument name = Argument.required("NAME", Type.SERVER, "The server");
        Argument id = Argument.required("ID", Type.BACKUP, "The backup");
        return List.of(
                new Offer.Action(
                        "backup run",
                        "Back up now",
                        Effect.READS,
                        List.of(
                                server,
                                Argument.many("WHAT", Type.SOURCE, "Its databases; all of them when none is named"),
                                Argument.many("--to", Type.DESTINATION, "The destinations; all when none is named")),
                        this::backup),
                new Offer.Action("server test", "Test the connection", Effect.READS, List.of(name), this::test),
                new Offer.Action("backup verify", "Verify a backup", Effect.READS, List.of(id), given -> verify()),
                action(
                        "backup verify-all",
                        Effect.READS,
                        server,
                        Argument.optional("--level", Type.NUMBER, "How far: 0 to 3")),
                new Offer.Action(
                        "restore",
                        "Restore a backup into a new database",
                        Effect.CHANGES,
                        List.of(
                                id,
                                Argument.optional("--into", Type.NAME, "The name of the new database"),
                                Argument.optional("--replace", Type.FLAG, "In the place of the live one"),
                                Argument.optional("--on", Type.SERVER, "Another server to restore on"),
                                Argument.many("--path", Type.TEXT, "Of a backup of files: only these paths")),
                        this::restore),
                new Offer.Action("backup delete", "Delete a backup", Effect.DESTROYS, List.of(id), this::delete),
                new Offer.Action("backup drill", "Try out a backup", Effect.CHANGES, List.of(id), this::drill),
                action("restore undo", Effect.DESTROYS, Argument.required("RUN", Type.RUN, "The run")),
                action("restore prune", Effect.DESTROYS, server),
                action("restore forget", Effect.DESTROYS, Argument.required("RUN", Type.RUN, "The run")),
                new Offer.Question(
                        "restore kept",
                        "What is kept",
                        List.of(server),
                        given -> Answer.lines(
                                List.of(Map.of(
                                        "run",
                                        "20261119-211502-k3f",
                                        "due",
                                        false,
                                        "why",
                                        "it can be put back until 3 Dec 2026, 22:15 (undo: 14 d)")),
                                List.of())),
                new Offer.Question(
                        "restore since",
                        "Say what came since",
                        List.of(Argument.required("RUN", Type.RUN, "The run")),
                        given -> Answer.lines(
                                List.of(),
                                List.of(
                                        "public.proposals has 12 rows more than when it was restored (net: others may be gone, or changed)",
                                        "public.sessions has 340 rows more than when it was restored (net: others may be gone, or changed)"))),
                action("backup complete", Effect.READS, id),
                action("backup unpin", Effect.READS, id),
                action("backup pin", Effect.READS, id, Argument.required("--reason", Type.TEXT, "Why it must stay")),
                action("backup prune", Effect.DESTROYS, server),
                new Offer.Action(
                        "backup adopt",
                        "Adopt backups",
                        Effect.READS,
                        List.of(
                                Argument.required("DEST", Type.FOLDER, "Where they lie"),
                                Argument.optional("--server", Type.SERVER, "Whose they are")),
                        given -> adopt()),
                new Offer.Question("backup list", "List backups", List.of(), given -> list()),
                new Offer.Question("backup commands", "Show commands", List.of(id), given -> commands()));
    }

    private Operation backup(Arguments given) throws OperationFailed {
        Server server = servers.require(given.one("SERVER"));
        Plan plan = new Plan("Back up chms_production", Effect.READS, List.of(), List.of(), List.of());
        return new SampleOperation("backup run", "Back up chms_production", server, plan, progress::backUp);
    }

    private Operation test(Arguments given) throws OperationFailed {
        Server server = servers.require(given.one("NAME"));
        Plan plan = new Plan("Test " + server.name(), Effect.READS, List.of(), List.of(), List.of());
        return new SampleOperation("server test", plan.title(), server, plan, progress::backUp);
    }

    private Operation verify() throws OperationFailed {
        Plan plan = new Plan("Verify the backup of chms_production", Effect.READS, List.of(), List.of(), List.of());
        return new SampleOperation(
                "backup verify", plan.title(), servers.require("Parish office"), plan, progress::backUp);
    }

    /** Something with its words for a title, which does nothing more than to say what it was given. */
    private Offer action(String words, Effect effect, Argument... arguments) {
        return new Offer.Action(words, words, effect, List.of(arguments), given -> {
            Plan plan = new Plan(words + " " + given.values(), effect, List.of(), List.of(), List.of());
            return new SampleOperation(
                    words, plan.title(), servers.require("Parish office"), plan, work -> work.step(plan.title()));
        });
    }

    private Operation adopt() throws OperationFailed {
        String foreign = "old.dump becomes 20240311-020000-old: portal, from PostgreSQL 12.9, made by another program;"
                + " nothing of it is proven yet";
        Plan plan = new Plan(
                "Enter the backups in /mnt/nas/uso into the catalogue",
                Effect.READS,
                List.of(
                        Check.ok("20261119170000-portal is in the catalogue"),
                        Check.warning(
                                "notes.txt is no dump of PostgreSQL, MariaDB or MySQL that says its version",
                                "It is left as it is.")),
                List.of(
                        new Step(
                                "20261018170000-portal: 240 MB of portal, 18 Oct; nothing of it is proven yet",
                                "nas",
                                null,
                                Effect.READS),
                        new Step(foreign, "nas", null, Effect.READS)),
                List.of());
        return new SampleOperation(
                "backup adopt",
                plan.title(),
                servers.require("Beamline user office"),
                plan,
                work -> work.step(plan.title()));
    }

    private Operation drill(Arguments given) throws OperationFailed {
        return SampleRestores.drill(servers, catalogue.require(given.one("ID")).manifest(), progress);
    }

    private Operation restore(Arguments given) throws OperationFailed {
        if (!given.all("--table").isEmpty()) {
            return SampleRescue.bring(servers);
        }
        if (given.flag("--replace")) {
            return SampleRestores.replace(
                    servers, catalogue.require(given.one("ID")).manifest(), progress);
        }
        return SampleRestores.into(servers, catalogue.require(given.one("ID")).manifest(), progress);
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
                "backup delete", "Delete this backup", servers.require("Parish office"), plan, progress::backUp);
    }

    private Answer list() throws OperationFailed {
        List<List<String>> rows = catalogue.all().stream()
                .map(backup -> List.of(
                        backup.id(),
                        backup.server(),
                        backup.source(),
                        Amounts.bytes(backup.manifest().artifact().storedBytes())))
                .toList();
        return Answer.table(List.of(), List.of("Backup", "Server", "What", "Stored"), rows);
    }

    private static Answer commands() {
        return Answer.lines(
                List.of(),
                List.of(
                        "# Paste one part at a time, from bash to HANDRAIL; each ends at the first thing that fails.",
                        "bash -e -o pipefail <<'HANDRAIL'",
                        "# On this computer: see that the file is the one that was written",
                        "echo 9f2c…1b ~/Backups/parish/chms_production-0.dump | sha256sum --check -",
                        "# On this computer: send it to Parish office, where it needs its room; nobody else there may read it",
                        "cat -- ~/Backups/parish/chms_production-0.dump | ssh deploy@parish.example"
                                + " 'umask 077; dd bs=65536 of=./chms_production-0.dump'",
                        "HANDRAIL",
                        "# On this computer: log in to Parish office; what follows is pasted and runs there",
                        "ssh deploy@parish.example",
                        "bash -e -o pipefail <<'HANDRAIL'",
                        "# On Parish office: make an empty database",
                        "createdb --template=template0 --encoding=UTF8 chms_production_restored",
                        "# On Parish office: restore into it",
                        "zstd -q -d -c ./chms_production-0.dump"
                                + " | pg_restore --exit-on-error --dbname=chms_production_restored",
                        "HANDRAIL"));
    }
}
