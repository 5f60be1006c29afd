package dev.handrail.backup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.journal.Outcome;
import dev.handrail.operation.Arguments;
import dev.handrail.operation.Event;
import dev.handrail.server.Access;
import dev.handrail.server.Sudo;
import dev.handrail.sql.RealMariaDb;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What is in a dump of a real MariaDB is held against its manifest, long after it was made. */
@Timeout(120)
class MySqlListingTest {
    @TempDir
    Path home;

    @Test
    void aDumpHasWhatItsManifestTellsAndWhatItLacksIsNamed() throws Exception {
        try (RealMariaDb mariaDb = RealMariaDb.start();
                Rig rig = new Rig(home)) {
            mariaDb.execute("CREATE DATABASE parish; USE parish;" + """
                    CREATE TABLE members (id int, name text); INSERT INTO members VALUES (1, 'a\\n(2);'), (2, '\\');');
                    CREATE TABLE `o``d\nd` (id int); INSERT INTO `o``d\nd` VALUES (1);
                    CREATE VIEW busy AS SELECT id FROM members; CREATE SEQUENCE numbers;
                    DELIMITER ;;
                    CREATE TRIGGER tidy BEFORE INSERT ON members FOR EACH ROW SET NEW.id = 1;;
                    CREATE PROCEDURE greet() SELECT 1;;
                    CREATE FUNCTION one() RETURNS int DETERMINISTIC RETURN 1;;
                    CREATE EVENT nightly ON SCHEDULE EVERY 1 DAY DO SELECT 1;;
                    """);
            rig.keep(new Access.ThisComputer(Sudo.NONE), List.of(mariaDb.bySocket("parish")));
            Backup backup = rig.catalogue().require(Rig.id(rig.backUp()));
            assertThat(listed(rig, backup.id()).failure()).isNull();
            assertThat(rig.catalogue().require(backup.id()).proof()).isEqualTo(Proof.Rung.INVENTORY);

            rig.catalogue().remove(backup.id());
            rig.catalogue().add(new Backup(more(backup.manifest()), false, backup.copies(), backup.proofs()));
            Event.Ended ended = listed(rig, backup.id());
            assertThat(ended.outcome()).isEqualTo(Outcome.FAILED);
            assertThat(ended.failure())
                    .contains("the table parish.burials", "members has 2 rows and should have 3", "events: 1 of 2");
        }
    }

    private static Event.Ended listed(Rig rig, String id) throws Exception {
        return rig.perform("backup verify", new Arguments(Map.of("ID", List.of(id), "--level", List.of("3"))));
    }

    /** The same, telling of more than is there. */
    private static Manifest more(Manifest manifest) throws Exception {
        String text = ManifestFile.write(manifest)
                .replaceFirst("(\"kind\" : \"events\",\\s*\"count\" :) 1", "$1 2")
                .replaceFirst("(\"table\" : \"members\",\\s*\"rows\" :) 2", "$1 3")
                .replaceFirst("\"table\" : \"o[^,]*\"", "\"table\" : \"burials\"");
        return ManifestFile.read(text, "more");
    }
}
