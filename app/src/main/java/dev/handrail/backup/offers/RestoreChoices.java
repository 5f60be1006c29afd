package dev.handrail.backup.offers;

import dev.handrail.backup.Backup;
import dev.handrail.backup.Catalogue;
import dev.handrail.backup.Copy;
import dev.handrail.backup.Entries;
import dev.handrail.backup.Means;
import dev.handrail.backup.Subject;
import dev.handrail.backup.restore.DrillChecks;
import dev.handrail.backup.restore.DrillHour;
import dev.handrail.operation.Argument;
import dev.handrail.operation.Argument.Type;
import dev.handrail.operation.Arguments;
import dev.handrail.server.DrillRule;
import dev.handrail.server.Servers;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What may be said of a restore or a drill besides where it goes: which copy is read, and what is asked of what comes of it. */
final class RestoreChoices {
    static final String SQL = "--sql";
    static final String URL = "--url";
    private static final String ID = "ID";
    private static final String FROM = "--from";
    static final String TABLE = "--table";

    private RestoreChoices() {}

    static Argument from() {
        return Argument.optional(FROM, Type.DESTINATION, Words.of("restore.arg.from"));
    }

    static Argument anyHour() {
        return Argument.optional(DrillHour.ANY, Type.FLAG, Words.of("drill.arg.any-hour"));
    }

    static DrillHour hour(Means means, Arguments arguments) {
        return new DrillHour(means.clock(), arguments.flag(DrillHour.ANY));
    }

    /** The backup; with only the copy that is to be read, where that was said. */
    static Backup backup(Catalogue catalogue, Arguments arguments) throws OperationFailed {
        Backup backup = catalogue.require(arguments.one(ID));
        Optional<String> from = arguments.maybe(FROM);
        return from.isEmpty() ? backup : only(backup, from.get());
    }

    private static Backup only(Backup backup, String destination) throws OperationFailed {
        Backup chosen = backup.from(destination);
        if (chosen.copies().isEmpty()) {
            throw OperationFailed.usage(Words.of("restore.from.unknown", backup.id(), destination))
                    .next(Words.of("restore.from.unknown.next", FROM, told(backup.copies())))
                    .build();
        }
        if (chosen.goodCopies().isEmpty()) {
            String state = Words.of(chosen.copies().getFirst().state().key());
            throw OperationFailed.refused(Words.of("restore.from.bad", destination, backup.id(), state))
                    .next(Words.of("restore.from.bad.next", FROM, told(backup.goodCopies())))
                    .build();
        }
        return chosen;
    }

    private static String told(List<Copy> copies) {
        return copies.isEmpty()
                ? Words.of("restore.check.none")
                : copies.stream().map(Copy::destination).collect(Collectors.joining(", "));
    }

    /** Only a whole database can be asked anything. */
    static void allowQuestions(Backup backup, Arguments arguments) throws OperationFailed {
        boolean asks = !arguments.all(SQL).isEmpty() || !arguments.all(URL).isEmpty();
        if (asks && Subject.of(backup).sort() != Subject.Sort.DATABASE) {
            throw OperationFailed.usage(Words.of("drill.check.files", backup.source()))
                    .next(Words.of("drill.check.files.next", SQL, URL))
                    .build();
        }
        if (asks && !arguments.all(TABLE).isEmpty()) {
            throw OperationFailed.usage(Words.of("restore.own.tables", SQL, TABLE))
                    .next(Words.of("restore.own.tables.next", SQL))
                    .build();
        }
    }

    /** What is asked on the spot goes before what the profile asks each time. */
    static DrillChecks ofDrill(Backup backup, Arguments arguments, Servers servers) throws OperationFailed {
        DrillChecks asked = DrillChecks.of(arguments.all(SQL), arguments.all(URL));
        return asked.none() ? rule(backup, servers).map(DrillChecks::of).orElse(DrillChecks.NONE) : asked;
    }

    /** The same without pages: no application looks yet at what is not kept, or not in its place. */
    static DrillChecks ofRestore(Backup backup, Arguments arguments, Servers servers) throws OperationFailed {
        List<String> asked = arguments.all(SQL);
        return DrillChecks.of(
                asked.isEmpty() ? rule(backup, servers).map(DrillRule::sql).orElse(List.of()) : asked, List.of());
    }

    private static Optional<DrillRule> rule(Backup backup, Servers servers) throws OperationFailed {
        return servers.named(backup.server()).flatMap(server -> Entries.drill(server, Subject.of(backup)));
    }
}
