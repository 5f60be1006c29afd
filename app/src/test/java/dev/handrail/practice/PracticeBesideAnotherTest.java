package dev.handrail.practice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handrail.Ordinary;
import dev.handrail.sql.FirstCell;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.apache.sshd.common.SshException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Two practice servers at once: ours, and that of an ordinary user on the same machine. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PracticeBesideAnotherTest {
    @TempDir
    static Path place;

    private PracticeServer ours;
    private Ordinary neighbour;
    private PracticeFolder theirs;
    private Notes.Ports theirPorts;
    private Process theirProgram;

    @BeforeAll
    void startBoth() throws Exception {
        neighbour = Ordinary.in(place);
        theirs = new PracticeFolder(neighbour.ownFolder("home").resolve("practice"));
        theirProgram = neighbour
                .java(PracticeInAnotherProgram.class, theirs.root().toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        ours = ReadyPractice.start(place.resolve("ours"));
        assertThat(theirProgram.inputReader().readLine()).isEqualTo("running");
        theirPorts = Notes.in(theirs).orElseThrow().ports();
    }

    @AfterAll
    void removeBoth() throws Exception {
        theirProgram.destroy();
        theirProgram.waitFor();
        PracticeServer.remove(theirs.root());
        ours.remove();
    }

    @Test
    void anOrdinaryUsersServerRunsAsThatUserAlone() throws Exception {
        try (Visitor visitor = Visitor.withKey(theirPorts.ssh(), PracticeSsh.userKey(theirs))) {
            assertThat(visitor.run("id -u").out().strip()).isEqualTo(String.valueOf(neighbour.id()));
        }
        long postmaster = Long.parseLong(Files.readAllLines(theirs.postgres().resolve("data/postmaster.pid"))
                .getFirst());
        assertThat(Files.getAttribute(Path.of("/proc", String.valueOf(postmaster)), "unix:uid"))
                .isEqualTo(neighbour.id());
        try (Connection parish = theirDatabase(PracticeFolder.passwordIn(ParishDatabase.passwordFile(theirs)))) {
            assertThat(FirstCell.number(parish, "SELECT count(*) FROM attendance"))
                    .isEqualTo(300_000);
        }
    }

    @Test
    void neitherKeyNorPasswordOfOneOpensTheOther() throws Exception {
        Credentials our = ours.credentials();
        String sshPassword = PracticeFolder.passwordIn(our.sshPassword());
        String databasePassword = PracticeFolder.passwordIn(our.databasePassword());
        assertThatThrownBy(() -> Visitor.withKey(theirPorts.ssh(), our.sshKey()))
                .isInstanceOf(SshException.class);
        assertThatThrownBy(() -> Visitor.withPassword(theirPorts.ssh(), sshPassword))
                .isInstanceOf(SshException.class);
        assertThatThrownBy(() -> theirDatabase(databasePassword))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("password authentication failed");
    }

    @Test
    void eachHasPortsAndAHostKeyOfItsOwn() throws Exception {
        Notes.Ports our = ours.parts().ports();
        assertThat(List.of(our.ssh(), our.postgres(), our.site()))
                .doesNotContain(theirPorts.ssh(), theirPorts.postgres(), theirPorts.site());
        assertThat(theirs.secrets().resolve("host-key"))
                .content()
                .isNotEqualTo(Files.readString(place.resolve("ours/secrets/host-key")));
    }

    @Test
    void damageToOneIsNoneToTheOther() throws Exception {
        ours.damage();
        String password = PracticeFolder.passwordIn(ParishDatabase.passwordFile(theirs));
        try (Connection parish = theirDatabase(password)) {
            assertThat(Fingerprint.of(parish).rowsIn("public.medical_documents"))
                    .isEqualTo(Uploads.DOCUMENTS);
        }
    }

    private Connection theirDatabase(String password) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + theirPorts.postgres() + "/parish", "parish", password);
    }
}
