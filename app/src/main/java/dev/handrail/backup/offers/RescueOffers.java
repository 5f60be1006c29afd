package dev.handrail.backup.offers;

import dev.handrail.backup.Entries;
import dev.handrail.backup.Means;
import dev.handrail.backup.rescue.Choice;
import dev.handrail.backup.rescue.RescueClear;
import dev.handrail.backup.rescue.Rescues;
import dev.handrail.backup.rescue.RestoreRows;
import dev.handrail.backup.rescue.RowKind;
import dev.handrail.operation.Answer;
import dev.handrail.operation.Argument;
import dev.handrail.operation.Argument.Type;
import dev.handrail.operation.Arguments;
import dev.handrail.operation.Effect;
import dev.handrail.operation.Lazy;
import dev.handrail.operation.Offer;
import dev.handrail.operation.Operation;
import dev.handrail.server.Database;
import dev.handrail.server.Server;
import dev.handrail.server.Servers;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What can be done with single tables of a backup that were brought beside the live ones. */
public final class RescueOffers {
    private static final String SERVER = "SERVER";
    private static final String DATABASE = "DATABASE";
    private static final String SCHEMA = "SCHEMA";
    private static final String TABLE = "TABLE";
    private static final String ONLY = "--only";
    private static final String LIMIT = "--limit";
    private static final String SKIP = "--skip";
    private static final String KEY = "--key";
    private static final String SEEN = "--seen";
    private static final String USUAL_LIMIT = "100";
    private static final int MOST = 1000;

    private final Lazy<Means> means;
    private final Lazy<Servers> servers;

    public RescueOffers(Lazy<Means> means, Lazy<Servers> servers) {
        this.means = means;
        this.servers = servers;
    }

    public List<Offer> offers() {
        List<Argument> database = List.of(
                Argument.required(SERVER, Type.SERVER, Words.of("backup.arg.server")),
                Argument.required(DATABASE, Type.DATABASE, Words.of("rescue.arg.database")));
        List<Argument> schema = plus(database, Argument.required(SCHEMA, Type.NAME, Words.of("rescue.arg.schema")));
        return List.of(
                new Offer.Question("restore rescued", Words.of("rescue.offer.rescued"), database, this::rescued),
                new Offer.Question(
                        "restore compare",
                        Words.of("rescue.offer.compare"),
                        plus(
                                schema,
                                Argument.optional(TABLE, Type.NAME, Words.of("rescue.arg.table")),
                                Argument.many(ONLY, Type.TEXT, Words.of("rescue.arg.only")),
                                Argument.optional(LIMIT, Type.NUMBER, Words.of("rescue.arg.limit")),
                                Argument.optional(SKIP, Type.NUMBER, Words.of("rescue.arg.skip"))),
                        this::compare),
                new Offer.Action(
                        RestoreRows.WORDS,
                        Words.of("rescue.offer.rows"),
                        Effect.DESTROYS,
                        plus(
                                schema,
                                Argument.required(TABLE, Type.NAME, Words.of("rescue.arg.table")),
                                Argument.optional("--missing", Type.FLAG, Words.of("rescue.arg.missing")),
                                Argument.optional("--changed", Type.FLAG, Words.of("rescue.arg.changed")),
                                Argument.optional("--extra", Type.FLAG, Words.of("rescue.arg.extra")),
                                Argument.many(KEY, Type.TEXT, Words.of("rescue.arg.key")),
                                Argument.optional(SEEN, Type.TEXT, Words.of("rescue.arg.seen"))),
                        this::rows),
                new Offer.Action(
                        RescueClear.WORDS,
                        Words.of("rescue.offer.clear"),
                        Effect.DESTROYS,
                        schema,
                        arguments -> new RescueClear(place(arguments), arguments.one(SCHEMA))));
    }

    private static List<Argument> plus(List<Argument> some, Argument... more) {
        List<Argument> all = new ArrayList<>(some);
        all.addAll(List.of(more));
        return all;
    }

    /** A database of the profile, or one of an entry that takes all of them: entry/name. */
    private Rescues place(Arguments arguments) throws OperationFailed {
        Server server = servers.get().require(arguments.one(SERVER));
        String named = arguments.one(DATABASE);
        Database entry = Entries.database(server, named)
                .orElseThrow(() -> OperationFailed.usage(Words.of("backup.nodatabase", server.name(), named))
                        .next(Words.of("backup.nodatabase.next"))
                        .build());
        String live = entry.name().equals(named)
                ? named
                : named.substring(entry.name().length() + 1);
        return Rescues.of(means.get(), server, entry, live);
    }

    private Answer rescued(Arguments arguments) throws OperationFailed {
        return RescueAnswers.rescued(place(arguments).all());
    }

    private Answer compare(Arguments arguments) throws OperationFailed {
        Set<RowKind> kinds = EnumSet.noneOf(RowKind.class);
        for (String word : arguments.all(ONLY)) {
            kinds.add(kind(word));
        }
        int limit = (int) number(arguments.maybe(LIMIT).orElse(USUAL_LIMIT), LIMIT, MOST);
        long skip = number(arguments.maybe(SKIP).orElse("0"), SKIP, Integer.MAX_VALUE);
        String schema = arguments.one(SCHEMA);
        return RescueAnswers.compared(
                place(arguments)
                        .compare(
                                schema,
                                arguments.maybe(TABLE).orElse(""),
                                kinds.isEmpty() ? EnumSet.allOf(RowKind.class) : kinds,
                                limit,
                                skip),
                schema);
    }

    private static RowKind kind(String word) throws OperationFailed {
        for (RowKind kind : RowKind.values()) {
            if (kind.word().equals(word)) {
                return kind;
            }
        }
        throw OperationFailed.usage(Words.of("rescue.kind.unknown", word))
                .next(Words.of("rescue.kind.unknown.next"))
                .build();
    }

    private static long number(String text, String argument, long most) throws OperationFailed {
        if (!text.matches("[0-9]{1,10}") || Long.parseLong(text) > most) {
            throw OperationFailed.usage(Words.of("rescue.number", argument, text))
                    .next(Words.of("rescue.number.next", most))
                    .build();
        }
        return Long.parseLong(text);
    }

    private Operation rows(Arguments arguments) throws OperationFailed {
        Set<RowKind> kinds = EnumSet.noneOf(RowKind.class);
        for (RowKind kind : RowKind.values()) {
            if (arguments.flag("--" + kind.word())) {
                kinds.add(kind);
            }
        }
        if (kinds.isEmpty()) {
            throw OperationFailed.usage(Words.of("rescue.rows.which"))
                    .next(Words.of("rescue.rows.which.next"))
                    .build();
        }
        Choice choice =
                new Choice(kinds, arguments.all(KEY), arguments.maybe(SEEN).orElse(""));
        return new RestoreRows(
                means.get().clock(), place(arguments), arguments.one(SCHEMA), arguments.one(TABLE), choice);
    }
}
