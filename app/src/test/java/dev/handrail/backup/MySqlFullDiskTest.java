package dev.handrail.backup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.journal.Outcome;
import dev.handrail.operation.Arguments;
import dev.handrail.operation.Event;
import dev.handrail.operation.Operation;
import dev.handrail.operation.Plan;
import dev.handrail.shell.RealSshd;
import dev.handrail.sql.RealMariaDb;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The disk of a real MariaDB behind Debian's sshd fills up while a backup is restored there: the live database is as it was,
 * nothing is left.
 */
@Timeout(180)
class MySqlFullDiskTest {
    private static final String LIVE = MySqlBeside.LIVE;
    private static final String INTO = "parish_again";
    private static final int ROOMY = 600_000;
    /** In which a part of the rows has room: where not even the first statement of them has, this MariaDB dies of it. */
    private static final int NARROW = 9_000;

    private static RealSshd sshd;
    private static RealMariaDb mariaDb;
    private static Rig rig;
    private static String id;
    private static String content;

    @TempDir
    static Path home;

    @BeforeAll
    static void backUp() throws Exception {
        sshd = RealSshd.start();
        mariaDb = RealMariaDb.startOnDiskOf(ROOMY);
        mariaDb.execute("CREATE DATABASE parish; USE parish;"
                + " CREATE TABLE visits (id int PRIMARY KEY, note varchar(250));"
                + " INSERT INTO visits SELECT seq, repeat(md5(seq), 7) FROM seq_1_to_40000");
        rig = new Rig(home);
        rig.keep(sshd.access(), List.of(mariaDb.bySocket(LIVE)));
        id = Rig.id(rig.backUp());
        mariaDb.execute("DELETE FROM parish.visits WHERE id < 100");
        content = MySqlBeside.content(mariaDb, LIVE);
    }

    @AfterAll
    static void stop() throws Exception {
        rig.close();
        mariaDb.close();
        sshd.close();
    }

    @BeforeEach
    void narrow() throws Exception {
        mariaDb.leave(NARROW);
    }

    @AfterEach
    void theLiveOneIsAsItWasAndNothingIsLeft() throws Exception {
        assertThat(MySqlBeside.names(mariaDb)).containsExactly(LIVE);
        assertThat(MySqlBeside.content(mariaDb, LIVE)).isEqualTo(content);
        assertThat(rig.runner().leftBehind()).isEmpty();
        assertThat(rig.keptDatabases().all()).isEmpty();
        assertThat(rig.catalogue().require(id).good())
                .as("the backup is not at fault")
                .isTrue();
        assertThat(rig.catalogue().require(id).proofs()).allMatch(Proof::passed);
    }

    /** As when the disk fills up once the plan is made, which would have said so. */
    private static Event.Ended done(String words, Arguments arguments) throws Exception {
        Operation operation = rig.make(words, arguments);
        Plan blind = new Plan(operation.title(), operation.effect(), List.of(), List.of(), List.of());
        return rig.runner().start(operation, blind, event -> {}).await();
    }

    @Test
    void whatWasToTakeTheLiveOnesPlaceIsDropped() throws Exception {
        Event.Ended ended = done("restore", Beside.replace(id));
        assertThat(ended.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(ended.next()).contains("Make room on the volume of the database");
    }

    @Test
    void whatWasToStandBesideItIsDropped() throws Exception {
        Event.Ended ended = done("restore", Rig.into(id, INTO));
        assertThat(ended.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(ended.failure()).contains("ERROR 1114").contains("did not go through");
        assertThat(ended.next()).contains("Make room on the volume of the database");
    }

    @Test
    void aDrillSaysNothingOfTheBackupAndGoesThroughOnceThereIsRoomAgain() throws Exception {
        Event.Ended ended = done("backup drill", Arguments.of("ID", id));
        assertThat(ended.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(ended.failure())
                .startsWith(Rig.SERVER + " could not take it, so this drill says nothing of the backup");
        mariaDb.leave(ROOMY);
        assertThat(done("backup drill", Arguments.of("ID", id)).failure()).isNull();
        assertThat(rig.catalogue().require(id).proof()).isGreaterThanOrEqualTo(Proof.Rung.RESTORED);
    }
}
