package dev.handrail.backup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.backup.EveryKind.Kind;
import dev.handrail.journal.Outcome;
import dev.handrail.operation.Event;
import dev.handrail.server.Server;
import dev.handrail.shell.RealSshd;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The program that dumps is killed by the system after nothing, a half or nearly all of what it would have written; the
 * real programs, over Debian's sshd. That of MariaDB is killed in {@link MySqlFaultsTest}.
 */
class KilledToolTest {
    /** Stands before the real program on the path; of the one that the file "fault" names it lets so many percent out. */
    private static final String STAND_IN = """
            #!/bin/sh
            name=${0##*/} here=${0%/*}
            IFS= read -r PATH <"$here/path" || exit 99
            case "$*" in --version) "$name" --version | sed 's/\\(SQL) [0-9]*\\)\\.[0-9]*/\\1.999/'; exit ;; esac
            IFS=' ' read -r which percent words <"$here/fault"
            case "$which $*" in "$name "*"$words"*) ;; *) exec "$name" "$@" ;; esac
            out=$(mktemp)
            [ "$percent" = 0 ] || "$name" "$@" >"$out"
            head -c $(($(wc -c <"$out") * percent / 100)) "$out"
            rm "$out"
            for word; do case $word in --file=*/dump)
                ls -d "${word#--file=}"/* | tail -n 2 | while read -r last; do truncate -s 9 "$last"; done
            esac; done
            kill -9 $$
            """;

    @TempDir
    static Path folder;

    @TempDir
    static Path home;

    private static Path programs;
    private static RealSshd sshd;
    private static EveryKind kinds;
    private static Rig rig;

    @BeforeAll
    static void start() throws Exception {
        programs = Files.createDirectory(folder.resolve("programs"));
        String real = "$(ls -d /usr/lib/postgresql/*/bin | tail -n 1):/usr/local/bin:/usr/bin:/bin";
        Typed.in(programs, "echo \"" + real + "\" >path; echo none 0 - >fault");
        for (String name : List.of("pg_dump", "pg_dumpall", "pg_restore", "tar", "git", "cat")) {
            RealSshd.program(programs.resolve(name), STAND_IN);
        }
        sshd = RealSshd.start("SetEnv PATH=" + programs + ":/usr/local/bin:/usr/bin:/bin");
        // Without it, what stands before a program would call itself for ever.
        assertThat(Files.readString(programs.resolve("path"))).startsWith("/usr");
        kinds = EveryKind.in(folder.resolve("kinds"));
        rig = new Rig(home);
    }

    @AfterAll
    static void stop() throws Exception {
        rig.close();
        kinds.close();
        sshd.close();
    }

    private static Event.Ended backedUp(Kind kind) throws Exception {
        kinds.keep(rig, sshd.access(), kind);
        return rig.backUp();
    }

    private static void assertFailed(Event.Ended ended, String... words) throws Exception {
        assertThat(ended.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(ended.failure()).contains(words);
        assertThat(ended.next()).isNotBlank();
        assertThat(rig.files()).isEmpty();
        assertThat(rig.catalogue().all()).isEmpty();
        assertThat(rig.runner().leftBehind()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "CUSTOM, pg_dump, --format=custom, 0 50 99",
        "DIRECTORY, pg_dump, --format=directory, 0 50 99",
        "DIRECTORY, tar, -cf - -C, 0 50 99",
        "PLAIN, pg_dump, --format=plain, 0 50 99",
        "ROLES, pg_dumpall, --globals-only, 0 50 99",
        "FILES, tar, --verbose --verbose, 0 50 99",
        "COLD, tar, --verbose --verbose, 0 50 99",
        "SCRIPT, cat, own.sql, 0 50 99",
        "SCRIPTS, tar, --directory=/, 0 50 99",
        "GIT, git, bundle create, 0 50 99"
    })
    void aToolThatIsKilledLeavesNoBackup(Kind kind, String program, String words, String percents) throws Exception {
        for (String percent : percents.split(" ")) {
            Files.writeString(programs.resolve("fault"), program + " " + percent + " " + words + "\n");
            assertFailed(backedUp(kind), program, "137");
        }
        if (kind == Kind.COLD) {
            assertThat(kinds.log())
                    .as("started again each time")
                    .containsExactly("stop", "start", "stop", "start", "stop", "start");
        }
    }

    @Test
    void aCloneThatIsKilledLeavesNoBackup() throws Exception {
        Files.writeString(programs.resolve("fault"), "git 99 clone\n");
        assertFailed(backedUp(Kind.CLONE), "clone");
    }

    /** A disk that was too small for this one may have room for the others. */
    @Test
    void theFolderOfADumpThatFailedIsGoneBeforeTheNextSourceIsRead() throws Exception {
        Files.writeString(programs.resolve("fault"), "pg_dump 50 --format=directory\n");
        kinds.script("ls -d /var/tmp/handrail-* >made/own.sql 2>&1; echo end >>made/own.sql");
        Server directory = kinds.keep(rig, sshd.access(), Kind.DIRECTORY);
        Server script = kinds.keep(rig, sshd.access(), Kind.SCRIPT);
        rig.keep(sshd.access(), directory.databases(), List.of(), script.scripts(), List.of());
        Event.Ended ended = rig.backUp();
        assertThat(ended.failure()).contains("pg_dump", "137");
        assertThat(Files.readString(folder.resolve("kinds/made/own.sql")))
                .endsWith("end\n")
                .doesNotContain(ended.run());
        rig.catalogue().all().forEach(backup -> rig.catalogue().remove(backup.id()));
        Typed.in(rig.kept(), "rm -f -- *");
        kinds.script("seq 20000 >made/own.sql");
    }

    @Test
    void aScriptThatIsKilledLeavesNoBackup() throws Exception {
        for (int percent : List.of(0, 50, 99)) {
            kinds.script("seq 20000 | head -c " + 108_894 * percent / 100 + " >made/own.sql; kill -9 $$");
            assertFailed(backedUp(Kind.SCRIPT), "own", "137");
        }
        kinds.script("seq 20000 >made/own.sql");
    }
}
