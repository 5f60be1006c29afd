package dev.handrail.backup.adopt;

import dev.handrail.backup.Compression;
import dev.handrail.backup.Elsewhere;
import dev.handrail.backup.GoesElsewhere;
import dev.handrail.server.Database;
import dev.handrail.server.Engine;
import dev.handrail.server.Server;
import dev.handrail.shell.Command;
import dev.handrail.shell.Shell;
import dev.handrail.shell.Shells;
import dev.handrail.storage.Storage;
import dev.handrail.storage.Stored;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/**
 * What a dump says of itself at its beginning; the end of its file's name says nothing that counts.
 *
 * @param version of the server it is from
 * @param dump the program that wrote it, with its version
 * @param database what it is a dump of; empty where it does not say
 * @param elsewhere what of its beginning goes beyond the database that it is sent to, so that it cannot be restored beside others
 */
record DumpKind(
        Engine engine,
        String form,
        Compression compression,
        String version,
        String dump,
        String database,
        Optional<GoesElsewhere> elsewhere) {
    private static final int PACKED = 1 << 20;
    private static final int FIRST = 4096;
    private static final int TAR_MAGIC_AT = 257;
    private static final int TAR_BLOCK = 512;
    private static final int LONGEST_NAME = 100;
    private static final String PG_DUMP = "pg_dump (PostgreSQL) ";
    private static final Pattern SERVER = Pattern.compile("-- Dumped from database version ([0-9][^\\s]*)");
    private static final Pattern PROGRAM = Pattern.compile("-- Dumped by pg_dump version ([0-9][^\\s]*)");
    private static final Pattern MYSQL_PROGRAM =
            Pattern.compile("(?m)^-- (?:MySQL|MariaDB) dump [0-9.]+(?: +Distrib |-)([0-9][^\\s,]*)");
    private static final Pattern MYSQL_SERVER = Pattern.compile("(?m)^-- Server version[ \t]+([0-9]\\S*)");
    private static final Pattern MYSQL_DATABASE = Pattern.compile("(?md)^-- Host: .*?Database: (\\S.*?)[ \r]*$");

    static Optional<DumpKind> of(Shells shells, Storage storage, Stored file) throws OperationFailed {
        byte[] first = first(storage, file);
        String text = text(first);
        if (text.startsWith("\u001f\u008b")) {
            return of(text(gunzipped(first)), Compression.GZIP);
        }
        if (text.startsWith("\u0028\u00b5\u002f\u00fd")) {
            return of(text(unpacked(shells, first)), Compression.ZSTD);
        }
        return of(text, Compression.NONE);
    }

    static Optional<DumpKind> of(String text, Compression compression) {
        if (text.startsWith("PGDMP")) {
            return archive("custom", compression, text);
        }
        if (text.startsWith("toc.dat\0") && text.startsWith("ustar", TAR_MAGIC_AT)) {
            return archive("tar", compression, text.substring(TAR_BLOCK));
        }
        Matcher server = SERVER.matcher(text);
        Matcher program = PROGRAM.matcher(text);
        return text.contains("-- PostgreSQL database dump") && server.find() && program.find()
                ? Optional.of(plain(text, compression, server.group(1), program.group(1)))
                : mySql(text, compression);
    }

    /** @param toc how the table of contents of a folder begins that pg_dump filled */
    static Optional<DumpKind> ofFolder(byte[] toc) {
        return archive("directory", Compression.NONE, text(toc));
    }

    private static DumpKind plain(String text, Compression compression, String version, String program) {
        return new DumpKind(
                Engine.POSTGRESQL, "plain", compression, version, PG_DUMP + program, "", Elsewhere.POSTGRESQL.in(text));
    }

    /** MariaDB's dumper called itself as MySQL's does for a long time: the server's version tells. */
    private static Optional<DumpKind> mySql(String text, Compression compression) {
        Matcher program = MYSQL_PROGRAM.matcher(text);
        Matcher server = MYSQL_SERVER.matcher(text);
        if (!program.find() || !server.find()) {
            return Optional.empty();
        }
        boolean mariaDb = server.group(1).contains("MariaDB");
        Matcher database = MYSQL_DATABASE.matcher(text);
        return Optional.of(new DumpKind(
                mariaDb ? Engine.MARIADB : Engine.MYSQL,
                "sql",
                compression,
                server.group(1),
                (mariaDb ? "mariadb-dump " : "mysqldump ") + program.group(1),
                database.find() ? name(utf8(database.group(1))) : "",
                Elsewhere.MYSQL.in(text)));
    }

    private static Optional<DumpKind> archive(String form, Compression compression, String text) {
        return ArchiveHeader.of(text)
                .map(header -> new DumpKind(
                        Engine.POSTGRESQL,
                        form,
                        compression,
                        header.server(),
                        PG_DUMP + header.program(),
                        name(header.database()),
                        Optional.empty()));
    }

    private static String utf8(String bytes) {
        return new String(bytes.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }

    /** As far as it can be one. */
    private static String name(String said) {
        return said.length() <= LONGEST_NAME && said.chars().noneMatch(Character::isISOControl) ? said.strip() : "";
    }

    private static byte[] first(Storage storage, Stored file) throws OperationFailed {
        try (InputStream in = storage.read(file.name())) {
            return in.readNBytes(PACKED);
        } catch (IOException e) {
            throw OperationFailed.failed(Words.of("storage.failed.read", file.name()))
                    .next(Words.of("storage.failed.read.next"))
                    .because(e);
        }
    }

    private static String text(byte[] bytes) {
        return new String(bytes, 0, Math.min(bytes.length, FIRST), StandardCharsets.ISO_8859_1);
    }

    private static byte[] gunzipped(byte[] first) {
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(first))) {
            return in.readNBytes(FIRST);
        } catch (IOException e) {
            return new byte[0]; // it only begins like one
        }
    }

    private static byte[] unpacked(Shells shells, byte[] first) throws OperationFailed {
        try (Shell here = shells.here()) {
            return here.run(Command.of("sh", "-c", "zstd -q -d -c 2>/dev/null | head -c " + FIRST), first)
                    .output();
        }
    }

    DumpOf of(String file, Server server) {
        return DumpOf.of(file, database, engine, server);
    }

    /** What it goes into: MariaDB and MySQL read each other's dumps, so the one counts that the profile has. */
    Engine target(Server server) {
        if (engine == Engine.POSTGRESQL
                || server.databases().stream().map(Database::engine).anyMatch(engine::equals)) {
            return engine;
        }
        return server.databases().stream()
                .map(Database::engine)
                .filter(one -> one != Engine.POSTGRESQL)
                .findFirst()
                .orElse(engine);
    }
}
