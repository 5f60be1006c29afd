package dev.handrail.backup;

import dev.handrail.server.Access;
import dev.handrail.server.Database;
import dev.handrail.server.Dump;
import dev.handrail.server.Encryption;
import dev.handrail.server.FileSet;
import dev.handrail.server.Packing;
import dev.handrail.server.Repository;
import dev.handrail.server.Script;
import dev.handrail.server.Server;
import dev.handrail.sql.RealMariaDb;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One of every kind of thing that is backed up, small and real: databases, directories, a script, a repository. */
final class EveryKind implements AutoCloseable {
    /** Of this run of the tests alone: processes are looked for by it. */
    static final String DATABASE = "every_kind_" + ProcessHandle.current().pid();

    private static final String STOP_OR_START = "echo %s >>log";

    private static final String SEVERAL = "cd \"$1\" && seq 20000 >a.part && seq 7 9000 >'b c.part'";

    private final Path folder;
    private @Nullable RealMariaDb mariaDb;

    /** What is backed up, and how. */
    enum Kind {
        CUSTOM(Dump.What.ONE, Dump.Format.CUSTOM),
        DIRECTORY(Dump.What.ONE, Dump.Format.DIRECTORY),
        PLAIN(Dump.What.ONE, Dump.Format.PLAIN),
        ROLES(Dump.What.ROLES, Dump.Format.AUTO),
        MARIADB(null, null),
        /** The users and rights of a MariaDB server. */
        USERS(null, null),
        FILES(null, null),
        COLD(null, null),
        SCRIPT(null, null),
        /** A script that makes several files. */
        SCRIPTS(null, null),
        GIT(null, null),
        CLONE(null, null);

        private final Dump.@Nullable What what;
        private final Dump.@Nullable Format format;

        Kind(Dump.@Nullable What what, Dump.@Nullable Format format) {
            this.what = what;
            this.format = format;
        }
    }

    private EveryKind(Path folder) {
        this.folder = folder;
    }

    static EveryKind in(Path folder) throws Exception {
        EveryKind kinds = new EveryKind(folder);
        TestDatabase.create(DATABASE);
        TestDatabase.fill(DATABASE, 2000);
        Typed.in(
                Files.createDirectories(folder),
                "mkdir data made; seq 20000 | awk '{ print $1 * 7919 }' >data/numbers; ln -s numbers data/link;"
                        + " git init -q -b main work; cd work; git config user.email t@example.org; git config user.name t;"
                        + " cp ../data/numbers .; git add numbers; git commit -qm one; git tag v1");
        kinds.script("seq 20000 >made/own.sql");
        return kinds;
    }

    /** What the team's own script does from now on, in the folder of all of this. */
    void script(String text) throws Exception {
        Files.writeString(folder.resolve("own-backup"), "cd '" + folder + "' || exit 1\n" + text + "\n");
    }

    /** What was written down of stops and starts. */
    List<String> log() throws Exception {
        Path log = folder.resolve("log");
        return Files.exists(log) ? Files.readAllLines(log) : List.of();
    }

    /** Keeps a server with just that. */
    Server keep(Rig rig, Access access, Kind kind) throws Exception {
        return keep(rig, access, kind, Packing.USUAL, null);
    }

    Server keep(Rig rig, Access access, Kind kind, Packing packing, @Nullable Encryption encryption) throws Exception {
        Server plain = rig.keep(access, databases(kind), files(kind), scripts(kind), repositories(kind));
        return rig.packed(plain, packing, encryption);
    }

    private List<Database> databases(Kind kind) throws Exception {
        if (kind == Kind.MARIADB) {
            return List.of(mariaDb().bySocket("parish"));
        }
        if (kind == Kind.USERS) {
            return List.of(users(mariaDb().bySocket("users")));
        }
        if (kind.what == null || kind.format == null) {
            return List.of();
        }
        Dump dump = new Dump(kind.what, kind.format, 2, false, List.of(), List.of(), List.of());
        return List.of(TestDatabase.entry(DATABASE, dump));
    }

    private static Database users(Database database) {
        return new Database(
                database.name(),
                database.engine(),
                database.host(),
                database.port(),
                database.user(),
                database.password(),
                database.container(),
                database.socket(),
                database.as(),
                database.keep(),
                new Dump(Dump.What.ROLES, Dump.Format.AUTO, 0, false, List.of(), List.of(), List.of()));
    }

    private RealMariaDb mariaDb() throws Exception {
        RealMariaDb there = mariaDb;
        if (there == null) {
            there = RealMariaDb.start();
            mariaDb = there;
            there.execute(
                    "CREATE DATABASE parish; USE parish; CREATE TABLE visits (id int PRIMARY KEY, note varchar(80));"
                            + " INSERT INTO visits SELECT seq, md5(seq) FROM seq_1_to_3000");
        }
        return there;
    }

    private List<FileSet> files(Kind kind) {
        FileSet.Cold cold = new FileSet.Cold(
                List.of("sh", "-c", STOP_OR_START.formatted("stop")),
                List.of("sh", "-c", STOP_OR_START.formatted("start")),
                folder.toString());
        return switch (kind) {
            case FILES, COLD ->
                List.of(new FileSet(
                        "data", folder.resolve("data").toString(), List.of(), kind == Kind.COLD ? cold : null, null));
            default -> List.of();
        };
    }

    private List<Script> scripts(Kind kind) {
        return switch (kind) {
            case SCRIPT ->
                List.of(new Script("own", List.of("sh", folder + "/own-backup"), folder + "/made/*.sql", null));
            case SCRIPTS ->
                List.of(new Script(
                        "own", List.of("sh", "-c", SEVERAL, "sh", folder + "/made"), folder + "/made/*.part", null));
            default -> List.of();
        };
    }

    private List<Repository> repositories(Kind kind) {
        return switch (kind) {
            case GIT -> List.of(new Repository("source", null, folder + "/work", null));
            case CLONE -> List.of(new Repository("source", "file://" + folder + "/work", null, null));
            default -> List.of();
        };
    }

    @Override
    public void close() throws Exception {
        if (mariaDb != null) {
            mariaDb.close();
        }
        TestDatabase.drop(DATABASE);
    }
}
