package dev.handrail.backup.adopt;

import dev.handrail.backup.Entries;
import dev.handrail.server.Database;
import dev.handrail.server.Dump;
import dev.handrail.server.Engine;
import dev.handrail.server.Server;
import dev.handrail.words.Words;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Which database a dump of another program is taken to be of. What it is taken for, it may replace one day: what the dump
 * says itself counts, and its file's name only where it says nothing and the name is that of a database and no more.
 *
 * @param source what it is called in the catalogue
 * @param origin what the database is called on its server
 * @param doubt what is to be told where the file's name says something else than the dump
 */
record DumpOf(String source, String origin, Optional<String> doubt) {
    private static final Pattern ENDINGS =
            Pattern.compile("(?i)(\\.(gz|zst|sql|dump|tar|backup|bak|custom|pgdump|pgsql))+$");
    private static final Pattern DATES = Pattern.compile("[-_. ]?\\(?(19|20)[0-9]{2}[-_.]?[0-9]{2}[-_.]?[0-9]{2}.*$");
    /** What people call a dump beside the database that it is of. */
    private static final Pattern KINDS = Pattern.compile(
            "(?i)(?:[-_. ](?:backup|dump|export|full|daily|weekly|monthly|nightly|hourly|auto|manual))+$");

    private static final int LONGEST = 100;

    /** @param said the name that stands in the dump; empty where none does */
    static DumpOf of(String file, String said, Engine engine, Server server) {
        String bare = DATES.matcher(ENDINGS.matcher(file).replaceFirst("")).replaceFirst("");
        Optional<String> called = server.databases().stream()
                .filter(database -> takes(database, engine))
                .map(Database::name)
                .filter(name ->
                        name.equals(bare) || name.equals(KINDS.matcher(bare).replaceFirst("")))
                .findFirst();
        if (!said.isBlank()) {
            return new DumpOf(
                    apart(said, engine, server),
                    said,
                    called.filter(name -> !name.equals(said)).map(name -> Words.of("backup.adopt.doubt", name, said)));
        }
        if (called.isPresent()) {
            return new DumpOf(called.get(), called.get(), Optional.empty());
        }
        String own = bare.isBlank() ? engine.word() : bare.substring(0, Math.min(LONGEST, bare.length()));
        return new DumpOf(apart(own, engine, server), own, Optional.empty());
    }

    /** A name that a database of the profile has which cannot be the one is told apart from it. */
    private static String apart(String name, Engine engine, Server server) {
        return Entries.database(server, name)
                .filter(database -> !takes(database, engine))
                .map(database -> name + "-" + engine.word())
                .orElse(name);
    }

    private static boolean takes(Database database, Engine engine) {
        return database.dump().what() == Dump.What.ONE
                && (database.engine() == Engine.POSTGRESQL) == (engine == Engine.POSTGRESQL);
    }
}
