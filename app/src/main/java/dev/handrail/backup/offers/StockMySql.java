package dev.handrail.backup.offers;

import dev.handrail.backup.Manifest;
import dev.handrail.backup.NamelessAlter;
import dev.handrail.server.Database;
import dev.handrail.shell.Command;
import dev.handrail.shell.Pipeline;
import dev.handrail.sql.MySqlClient;
import dev.handrail.sql.MySqlTools;
import dev.handrail.words.Words;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The commands that load a dump of MariaDB or MySQL into a new database with the stock client.
 *
 * @param database how it is reached, where the profile still says so
 * @param unpack what writes the artifact to its stdout, without its compression
 */
record StockMySql(Manifest manifest, @Nullable Database database, Command unpack) {
    List<StockStep> steps() {
        List<StockStep> steps = new ArrayList<>(client().password());
        if (manifest.artifact().form().equals("users")) {
            steps.add(StockStep.of(Words.of("backup.commands.users"), load(List.of())));
            return steps;
        }
        String into = manifest.source().origin() + "_restored";
        // What another program dumped says nothing of it.
        String letters = manifest.source().encoding().isEmpty()
                ? ""
                : " CHARACTER SET " + manifest.source().encoding() + " COLLATE "
                        + manifest.source().collate();
        String create = "CREATE DATABASE " + MySqlClient.quoted(into) + letters;
        steps.add(StockStep.of(
                Words.of("backup.commands.create"), client().alone(program(List.of("--execute=" + create)))));
        steps.add(StockStep.of(Words.of("backup.commands.load"), load(List.of("--database=" + into))));
        return steps;
    }

    private StockClient client() {
        return new StockClient(database, "MYSQL_PWD");
    }

    private Pipeline load(List<String> into) {
        List<String> options =
                new ArrayList<>(List.of("--default-character-set=utf8mb4", "--binary-mode", "--max-allowed-packet=1G"));
        options.addAll(into);
        Pipeline unpacked = Pipeline.of(unpack);
        return (into.isEmpty() ? unpacked : unpacked.pipe(NamelessAlter.command()))
                .pipe(client().fed(program(options)));
    }

    private List<String> program(List<String> more) {
        List<String> words = new ArrayList<>();
        words.add(manifest.tools().dump().startsWith("mariadb") ? "mariadb" : "mysql");
        if (database != null) {
            words.addAll(MySqlTools.way(database));
        }
        words.addAll(more);
        return words;
    }
}
