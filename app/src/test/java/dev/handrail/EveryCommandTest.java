package dev.handrail;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.handrail.Caller.Called;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/**
 * Every command of the command line, called as a script calls it: what comes back, and what it is told when it gets a name,
 * an id or a word wrong. Each call has data of its own. The first that ends so at all is a program of its own; the
 * others are typed into the program in this process, in which a family is the same as in one of its own.
 */
class EveryCommandTest {
    private static final int AT_ONCE = 3;

    /** The exit status, the words, a place in the last document of the output, and a part of what must stand there. */
    static final List<String> CALLS = """
            0 | server list                                 | /0/name               | Garden
            0 | server list                                 | /0/environment        | production
            0 | server show Garden                          | /name                 | Garden
            0 | server export Garden                        |                       | env:NOPE
            0 | server template                             | /0/name               | compose
            0 | server template laravel                     | /profile              | artisan
            2 | server template larvel                      | /error/next           | laravel
            0 | server import FILE                          |                       | Garden
            0 | server test Here                            | /outcome              | DONE
            4 | server test Garden                          | /outcome              | FAILED
            4 | server test Garden                          | /kind                 | UNREACHABLE
            0 | server test Garden --plan                   | /effect               | READS
            2 | server test Gardn                           | /next                 | Garden
            2 | server test                                 | /tried                | NAME
            0 | server show Garden --reference              | /reference/0/command  | ssh
            2 | server show Gardn                           | /error/next           | Garden
            2 | server show                                 | /error/tried          | NAME
            2 | server export Gardn                         | /error/next           | Garden
            2 | server remove Gardn --yes                   | /next                 | Garden
            3 | server remove Garden                        | /next                 | --yes
            3 | server remove Garden --yes --production Her | /cameBack             | Garden
            0 | server remove Garden --plan                 | /blocked              | false
            3 | server import none.yaml                     | /cameBack             | no such file
            2 | server import a b                           | /tried                | b
            2 | server lst                                  | /error/next           | list
            2 | servr list                                  | /error/next           | server
            2 | server                                      | /error/tried          | import
            4 | backup run Garden                           | /outcome              | FAILED
            4 | backup run Garden --plan                    | /cameBack             | Connection refused
            2 | backup run Gardn                            | /next                 | Garden
            2 | backup run Garden parsh                     | /next                 | parish
            2 | backup run Garden --to elsewhere            | /next                 | kept
            2 | backup run                                  | /tried                | SERVER
            2 | backup run Garden --frequently              | /tried                | --frequently
            0 | backup list                                 |                       | [ ]
            0 | backup list Garden                          |                       | [ ]
            2 | backup list Gardn                           | /error/next           | Garden
            2 | backup show 20261121-043712-k3f             | /error/tried          | 20261121-043712-k3f
            2 | backup verify 20261121-043712-k3f           | /tried                | 20261121-043712-k3f
            2 | backup verify X --level much                | /tried                | --level
            3 | backup verify-all Garden                    | /tried                | Garden
            2 | backup verify-all Gardn                     | /next                 | Garden
            2 | backup verify-all Garden --level 4          | /tried                | level 4
            2 | backup commands 20261121-043712-k3f         | /error/tried          | 20261121-043712-k3f
            2 | backup files 20261121-043712-k3f            | /error/tried          | 20261121-043712-k3f
            2 | backup files                                | /error/tried          | ID
            0 | backup manifest                             | /format               | handrail-backup/1
            2 | backup check Garden parsh                   | /error/next           | parish
            2 | backup check Garden --within soon           | /error/tried          | soon
            2 | backup check Garden --level 9               | /error/tried          | 9
            2 | backup check Gardn                          | /error/next           | Garden
            0 | backup prune Garden --plan                  | /blocked              | false
            3 | backup prune Garden                         | /next                 | --production
            2 | backup prune Gardn --yes                    | /next                 | Garden
            2 | backup pin 20261121-043712-k3f --reason why | /tried                | 20261121-043712-k3f
            2 | backup pin 20261121-043712-k3f              | /tried                | --reason
            2 | backup unpin 20261121-043712-k3f            | /tried                | 20261121-043712-k3f
            2 | backup adopt kept --server Gardn            | /next                 | Garden
            2 | backup adopt elsewhere --server Garden      | /next                 | kept
            2 | backup adopt                                | /tried                | DEST
            2 | backup delete 20261121-043712-k3f --yes     | /tried                | 20261121-043712-k3f
            2 | backup complete 20261121-043712-k3f         | /tried                | 20261121-043712-k3f
            2 | destination try Garden nowhere              | /tried                | nowhere
            3 | destination try Garden kept --profile x.yml | /tried                | x.yml
            2 | destination try Garden                      | /tried                | NAME
            0 | destination try Garden kept                 | /outcome              | DONE
            0 | destination clean Garden kept --plan        | /blocked              | false
            3 | destination clean Garden kept               | /next                 | --production
            2 | destination clean Garden nowhere            | /tried                | nowhere
            2 | destination clean Garden kept --older-than X | /tried               | X
            2 | destination clean Garden                    | /tried                | NAME
            0 | vault make-identity Garden --plan           | /blocked              | false
            3 | vault make-identity Garden                  | /next                 | --yes
            2 | vault make-identity Gardn --yes             | /next                 | Garden
            2 | vault make-identity                         | /tried                | SERVER
            2 | restore 20261121-043712-k3f --into x --yes  | /tried                | 20261121-043712-k3f
            2 | restore 20261121-043712-k3f                 | /tried                | --into
            2 | restore 20261121-043712-k3f --replace --yes | /tried                | 20261121-043712-k3f
            2 | restore 20261121-043712-k3f --into x --behind-switch --yes | /tried | --replace
            2 | restore 20261121-043712-k3f --into x --backup-first --yes | /tried | --replace
            2 | restore 20261121-043712-k3f --replace --backup-first --yes | /tried | 20261121-043712-k3f
            2 | restore 20261121-043712-k3f --replace --reason x --yes | /tried | --behind-switch
            2 | restore 20261121-043712-k3f --replace --behind-switch --yes | /tried | 20261121-043712-k3f
            2 | backup drill 20261121-043712-k3f --yes      | /tried                | 20261121-043712-k3f
            2 | backup drill                                | /tried                | ID
            2 | backup drill 20261121-043712-k3f --any-hour --yes | /tried          | 20261121-043712-k3f
            2 | backup drill X --url here --yes             | /tried                | here
            2 | backup recovery Gardn                       | /error/next           | Garden
            2 | backup book Gardn book.pdf                  | /error/next           | Garden
            2 | backup book Garden book.docx                | /error/next           | .pdf
            2 | backup book Garden                          | /error/tried          | FILE
            2 | restore undo 20261121-043712-k3f --yes      | /tried                | 20261121-043712-k3f
            2 | restore undo 20261121-043712-k3f --reason x --yes | /tried          | --behind-switch
            2 | restore undo 20261121-043712-k3f --behind-switch --yes | /tried     | 20261121-043712-k3f
            2 | restore undo                                | /tried                | RUN
            2 | restore forget 20261121-043712-k3f --yes    | /tried                | 20261121-043712-k3f
            0 | restore prune Garden --plan                 | /blocked              | false
            3 | restore prune Garden                        | /next                 | --production
            2 | restore prune Gardn --yes                   | /next                 | Garden
            2 | restore prune                               | /tried                | SERVER
            2 | restore note 20261121-043712-k3f            | /tried                | 20261121-043712-k3f
            2 | restore note                                | /tried                | ID
            2 | restore note 20261121-043712-k3f --undone   | /tried                | 20261121-043712-k3f
            2 | restore since 20261121-043712-k3f           | /error/tried          | 20261121-043712-k3f
            0 | restore kept                                |                       | [ ]
            2 | restore kept Gardn                          | /error/next           | Garden
            2 | restore 20261121-043712-k3f --table x --yes | /tried                | 20261121-043712-k3f
            2 | restore rescued Garden parsh                | /error/tried          | parsh
            2 | restore rescued Garden                      | /error/tried          | DATABASE
            2 | restore compare Gardn parish rescue_1       | /error/next           | Garden
            2 | restore compare Garden parish x --only few  | /error/tried          | few
            2 | restore compare Garden parish x --limit 9999 | /error/tried         | --limit
            2 | restore rows Garden parish rescue_1 t --yes | /tried                | which
            2 | restore rows Garden parish rescue_1         | /tried                | TABLE
            2 | restore clear Garden parsh rescue_1 --yes   | /tried                | parsh
            2 | restore clear Garden parish                 | /tried                | SCHEMA
            2 | restore                                     | /tried                | ID
            0 | journal list --server Garden                |                       | [
            0 | journal list --server Removed               |                       | [ ]
            0 | journal list --kind backup                  |                       | [
            0 | journal list --text nowhere --transcripts   |                       | [ ]
            2 | journal list --transcripts                  | /error/next           | --text TEXT
            2 | journal list --kind bakup                   | /error/next           | backup
            2 | journal note 20261121-043712-k3f hello      | /error/tried          | 20261121-043712-k3f
            2 | journal note                                | /error/tried          | RUN
            2 | journal list --limit few                    | /error/tried          | --limit
            2 | journal show 20261121-043712-k3f            | /error/tried          | 20261121-043712-k3f
            2 | journal clean 20261121-043712-k3f --yes     | /tried                | 20261121-043712-k3f
            2 | journal export                              | /error/tried          | FILE
            2 | journal list --from yesterday               | /error/tried          | yesterday
            2 | switch status Gardn                         | /error/next           | Garden
            3 | switch status Garden                        | /error/next           | flag-file
            2 | switch status                               | /error/tried          | SERVER
            2 | switch on Gardn --yes                       | /next                 | Garden
            3 | switch on Garden --yes                      | /tried                | maintenance switch
            2 | switch on Garden --until soon --yes         | /tried                | soon
            3 | switch off Garden --yes                     | /tried                | maintenance switch
            2 | switch extend Garden                        | /tried                | --until
            3 | switch rehearse Garden --yes                | /tried                | maintenance switch
            3 | switch rule Garden                          | /error/tried          | flag file
            2 | switch rule Gardn                           | /error/next           | Garden
            3 | switch recommend Garden                     | /error/tried          | maintenance switch
            2 | switch recommend Garden --for soon          | /error/tried          | soon
            2 | switch on Garden --with dns --yes           | /tried                | dns
            3 | switch rule install Garden --yes            | /tried                | flag file
            2 | switch rule install Gardn --yes             | /next                 | Garden
            2 | switch rule install Garden --web-server iis --yes | /tried          | iis
            2 | switch rule remove Garden --config x --yes  | /tried                | whole path
            3 | switch rule remove Garden --yes             | /tried                | flag file
            0 | switch history Garden                       |                       | [ ]
            2 | switch announce Garden --yes                | /tried                | --from
            2 | switch announce Garden --from soon --until 2h --audience all --yes | /tried  | soon
            2 | switch announce Gardn --from 2h --until 3h --audience all --yes | /next | Garden
            0 | switch announce Garden --from 48h --until 2h --audience all --yes | /outcome | DONE
            0 | switch announce Garden --from 48h --until 2h --audience all --plan | /effect | READS
            0 | switch announcements Garden                 |                       | [ ]
            2 | switch announcements Gardn                  | /error/next           | Garden
            2 | switch history Gardn                        | /error/next           | Garden
            0 | vault status                                |                       | {
            2 | server list --plan                          | /error/tried          | server list
            0 | runbook list                                | /0/name               | planned-maintenance
            0 | runbook list --server Garden                | /0/fits               | true
            2 | runbook list --server Gardn                 | /error/next           | Garden
            0 | runbook folder                              | /runbooks             | 0
            3 | runbook use-folder /nowhere/at/all          | /cameBack             | /nowhere/at/all
            2 | runbook use-folder                          | /next                 | --usual
            3 | vault unlock                                | /next                 | vault create
            2 | vault erase                                 | /tried                | no vault
            0 | runbook check planned-maintenance           | /0/title              | Planned maintenance
            0 | runbook check GUIDE                         | /0/problems/0/line    | 8
            0 | runbook show GUIDE                          | /title                | Tend the garden
            3 | runbook check none.md                       | /error/cameBack       | no such file
            2 | runbook check GUIDE --server Gardn          | /error/next           | Garden
            2 | runbook check                               | /error/tried          | FILE
            2 | runbook show nothing                        | /error/tried          | nothing
            0 | runbook due Garden                          | /0/state              | never
            0 | runbook due                                 |                       | monthly-restore-test
            2 | runbook due Gardn                           | /error/next           | Garden
            0 | runbook help                                | /markdown             | ```sh
            2 | runbook help me                             | /error/tried          | me
            2 | runbook new                                 | /error/tried          | TITLE
            2 | runbook new ...                             | /error/tried          | letters
            3 | runbook new planned-maintenance             | /error/next           | runbook edit
            0 | runbook new Tidying                         | /name                 | tidying
            2 | runbook edit nothing                        | /error/tried          | nothing
            3 | runbook edit planned-maintenance            | /error/next           | --copy
            0 | runbook start GUIDE --server Here --plan --set bed=x | /blocked       | false
            0 | runbook start GUIDE --server Here --set bed=x | /outcome            | DONE
            2 | runbook start GUIDE --server Here --set bad=x | /next               | bed
            2 | runbook start GUIDE                         | /tried                | --server
            2 | runbook start nothing --server Here         | /tried                | nothing
            2 | runbook start GUIDE --server Gardn          | /next                 | Garden
            0 | runbook status                              |                       | [ ]
            2 | runbook status 20261121-043712-k3f          | /error/tried          | 20261121-043712-k3f
            2 | runbook step 20261121-043712-k3f            | /tried                | 20261121-043712-k3f
            2 | runbook step                                | /tried                | ID
            2 | runbook tick 20261121-043712-k3f 1.1 --done | /error/tried          | 20261121-043712-k3f
            2 | runbook tick 20261121-043712-k3f            | /error/tried          | STEP
            2 | runbook undo 20261121-043712-k3f            | /tried                | 20261121-043712-k3f
            2 | runbook turn 20261121-043712-k3f --finish   | /error/tried          | 20261121-043712-k3f
            2 | runbook turn 20261121-043712-k3f --reopen x | /error/tried          | 20261121-043712-k3f
            2 | runbook entry 20261121-043712-k3f           | /error/tried          | 20261121-043712-k3f
            2 | runbook entry X --file GUIDE                | /error/next           | ## Issues
            2 | runbook export 20261121-043712-k3f          | /error/tried          | 20261121-043712-k3f
            2 | runbook export X walk.doc                   | /error/next           | .pdf
            2 | runbook export                              | /error/tried          | ID
            0 | journal add Garden Pruned --issues none     | /id                   | 2
            0 | journal add Here Looked --next again        | /id                   | 2
            2 | journal add Gardn Pruned                    | /error/next           | Garden
            2 | journal add Garden Pruned --began soon      | /error/tried          | soon
            2 | journal add Garden                          | /error/tried          | TITLE
            2 | site check Garden                           | /error/tried          | no sites
            2 | site check Gardn                            | /error/next           | Garden
            2 | site check Here hme                         | /error/next           | home
            2 | site check                                  | /error/tried          | SERVER
            2 | site direct Gardn                           | /error/next           | Garden
            2 | site direct Here hme                        | /error/next           | home
            0 | site dns Here                               | /0/toServer           | true
            2 | site dns Garden                             | /error/tried          | no sites
            2 | site dns Here hme                           | /error/next           | home
            2 | site dns Here --resolver nine               | /error/next           | 9.9.9.9
            2 | site dns                                    | /error/tried          | SERVER
            0 | site history Here                           | /0/site               | home
            2 | site history Here --since yesterday         | /error/tried          | yesterday
            2 | site history                                | /error/tried          | SERVER
            0 | practice remove --plan                      | /blocked              | false
            3 | practice remove                             | /next                 | --yes
            2 | practice remove it                          | /tried                | it
            2 | practice remov                              | /error/next           | remove
            0 | settings show                               | /theme                | system
            0 | settings set --theme dark                   | /outcome              | DONE
            2 | settings set --theme dork                   | /next                 | system, light
            2 | settings set --scale huge                   | /tried                | --scale
            2 | settings set                                | /next                 | --theme
            2 | settings shw                                | /error/next           | show
            2 | bogus                                       | /error/tried          | bogus
            2 | --json=yes server list                      | /error/tried          | json
            """.lines().map(String::strip).toList();

    private static final String GUIDE = """
            ---
            title: Tend the garden
            variables: [{ name: bed, question: Which bed? }]
            ---
            - [ ] Look at it
            - [ ] Water it

              ```sh {change on=workstation}
              echo ${bed}
              ```
            """;

    @TempDir
    static Path folder;

    private static final Map<String, Called> CALLED = new LinkedHashMap<>();

    @BeforeAll
    static void callAll() throws Exception {
        Caller caller = new Caller(folder);
        Path file = Files.writeString(folder.resolve("profiles.yaml"), """
                server: Garden
                environment: production
                access: { ssh: { host: 127.0.0.1, port: 1, user: deploy, password: env:NOPE } }
                databases:
                  - { name: parish, engine: postgresql, user: parish, password: env:NOPE }
                destinations:
                  - { name: kept, folder: %s }
                ---
                server: Here
                environment: test
                access: this-computer
                sites:
                  - { name: home, url: "http://127.0.0.1:1/" }
                """.formatted(folder.resolve("kept")));
        assertThat(caller.callsHere("server", "import", file.toString()).status())
                .isZero();
        Files.createDirectories(folder.resolve("kept"));
        Path guide = Files.writeString(folder.resolve("guide.md"), GUIDE);
        Path again = Files.writeString(
                folder.resolve("again.yaml"), Files.readString(file).split("---\n")[0]);
        try (ExecutorService callers = Executors.newFixedThreadPool(AT_ONCE)) {
            Map<String, Future<Called>> calls = new LinkedHashMap<>();
            Set<String> seen = new HashSet<>();
            for (String row : CALLS) {
                String words = words(row).replace("FILE", again.toString()).replace("GUIDE", guide.toString());
                boolean byProcess = seen.add(columns(row)[0]);
                calls.computeIfAbsent(words(row), key -> callers.submit(() -> call(words, byProcess)));
            }
            for (Map.Entry<String, Future<Called>> call : calls.entrySet()) {
                CALLED.put(call.getKey(), call.getValue().get());
            }
        }
    }

    private static Called call(String words, boolean byProcess) throws IOException, InterruptedException {
        Path own = Files.createTempDirectory(folder, "call");
        Process copy = new ProcessBuilder("cp", "-a", folder.resolve("home").toString(), own.toString())
                .inheritIO()
                .start();
        assertThat(copy.waitFor()).isZero();
        Caller caller = new Caller(own);
        Stream<String> all = Stream.concat(Arrays.stream(words.split(" ")), Stream.of("--json"));
        String[] line = all.distinct().toArray(String[]::new);
        return byProcess ? caller.calls(line) : caller.callsHere(line);
    }

    private static Called called(String words) {
        return Objects.requireNonNull(CALLED.get(words), words);
    }

    private static String[] columns(String row) {
        return Arrays.stream(row.split("\\|", -1)).map(String::strip).toArray(String[]::new);
    }

    private static String words(String row) {
        return columns(row)[1];
    }

    @ParameterizedTest
    @FieldSource("CALLS")
    void aScriptGetsTheStatusAndTheDocumentItWasPromised(String row) {
        String[] expected = columns(row);
        Called called = called(expected[1]);
        assertThat(called.status()).as("%s", called).isEqualTo(Integer.parseInt(expected[0]));
        assertThat(called.err()).as("all of it is JSON, on stdout").isEmpty();
        JsonNode last = called.end();
        String found =
                expected[2].isEmpty() ? called.out() : last.at(expected[2]).asText();
        assertThat(found).as("%s", called).contains(expected[3]);
    }

    @ParameterizedTest
    @FieldSource("CALLS")
    void whatFailsSaysWhatToDo(String row) {
        Called called = called(words(row));
        if (called.status() != 0) {
            JsonNode last = called.end();
            JsonNode told = last.has("error") ? last.get("error") : last;
            assertThat(told.path("next").asText()).as("%s", called).isNotBlank();
            assertThat(told.path("failure").asText()).as("%s", called).isNotBlank();
        }
    }
}
