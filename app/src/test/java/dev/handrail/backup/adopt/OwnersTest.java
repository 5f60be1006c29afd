package dev.handrail.backup.adopt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.backup.Backup;
import dev.handrail.backup.Rig;
import dev.handrail.operation.Arguments;
import dev.handrail.operation.Plan;
import dev.handrail.server.Access;
import dev.handrail.server.Sudo;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Under which server a backup is entered whose manifest names one that has no profile. */
class OwnersTest {
    @TempDir
    Path home;

    @TempDir
    Path shelf;

    private Rig rig;

    @BeforeEach
    void open() throws Exception {
        rig = new Rig(home);
        rig.keep(new Access.ThisComputer(Sudo.NONE), List.of());
    }

    @AfterEach
    void close() {
        rig.close();
    }

    private void lay(String id, String server) throws Exception {
        Files.writeString(shelf.resolve(id + ".dump"), "bytes");
        Files.writeString(
                shelf.resolve(id + ".dump.json"),
                Written.MANIFEST
                        .replace("20260301-120000-abc", id)
                        .replace("b.dump", id + ".dump")
                        .replace("\"server\" : \"Parish\"", "\"server\" : \"" + server + "\""));
    }

    private Plan adopted() throws Exception {
        Arguments named = new Arguments(Map.of("DEST", List.of(shelf.toString()), "--server", List.of(Rig.SERVER)));
        Plan plan = rig.make("backup adopt", named).plan();
        assertThat(rig.perform("backup adopt", named).failure()).isNull();
        return plan;
    }

    private String owner(String id) throws Exception {
        return rig.catalogue().require(id).server();
    }

    @Test
    void thoseOfAnotherServerInTheSamePlaceDoNotGoByTheRulesOfTheNamedOne() throws Exception {
        lay("own", Rig.SERVER);
        lay("other", "Cathedral");
        Plan plan = adopted();
        assertThat(owner("own")).isEqualTo(Rig.SERVER);
        assertThat(owner("other")).isEqualTo("Cathedral");
        assertThat(plan.checks())
                .filteredOn(check -> check.text().contains("no profile of that name"))
                .singleElement()
                .satisfies(check -> assertThat(check.advice())
                        .contains("import the profile of Cathedral", "rename Parish to Cathedral and back"));
    }

    @Test
    void ofTwoNamesThatNoServerHasNeitherIsTakenForTheNamedOnes() throws Exception {
        lay("one", "Cathedral");
        lay("two", "Chapel");
        adopted();
        assertThat(rig.catalogue().all()).extracting(Backup::server).containsExactlyInAnyOrder("Cathedral", "Chapel");
    }

    @Test
    void aNameThatTheServerIsKnownToHaveHadIsItsOwn() throws Exception {
        lay("one", "Cathedral");
        adopted();
        lay("two", Rig.SERVER);
        lay("three", "Cathedral");
        assertThat(adopted().checks().toString()).doesNotContain("no profile of that name");
        assertThat(owner("three")).isEqualTo(Rig.SERVER);
    }

    @Test
    void aNameIsTheProfilesWhateverItsCase() throws Exception {
        lay("one", "PARISH");
        adopted();
        assertThat(owner("one")).isEqualTo(Rig.SERVER);
    }

    @Test
    void aDumpOfAnotherProgramSaysNothingOfWhoseTheOthersAre() throws Exception {
        lay("one", "Cathedral");
        Files.writeString(shelf.resolve("chms.sql"), """
                -- MariaDB dump 10.19  Distrib 10.11.6-MariaDB, for debian-linux-gnu (x86_64)
                --
                -- Host: localhost    Database: chms
                -- ------------------------------------------------------
                -- Server version\t10.11.6-MariaDB-0+deb12u1

                """);
        adopted();
        assertThat(rig.catalogue().of(Rig.SERVER)).hasSize(2);
    }

    @Test
    void whoNamesNoServerIsToldToNameIt() throws Exception {
        lay("one", "Cathedral");
        Plan plan =
                rig.make("backup adopt", Arguments.of("DEST", shelf.toString())).plan();
        assertThat(plan.checks().toString()).contains("no profile of that name", "name it with --server");
    }
}
