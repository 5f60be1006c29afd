package dev.handrail.backup.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.handrail.backup.KeptFiles;
import dev.handrail.shell.Await;
import dev.handrail.shell.Command;
import dev.handrail.shell.LocalShell;
import dev.handrail.shell.Result;
import dev.handrail.shell.Shell;
import dev.handrail.words.OperationFailed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script that lets files change places, on this computer: what it asks for before it moves anything, and what it tells. */
class ExchangeTest {
    @TempDir
    Path folder;

    private final List<String> said = new ArrayList<>();
    private Shell shell;
    private Path live;
    private Path coming;
    private Path aside;
    private Path place;

    @BeforeEach
    void start() throws IOException {
        shell = new LocalShell();
        live = Files.createDirectory(folder.resolve("live"));
        coming = Files.createDirectory(folder.resolve("coming"));
        aside = folder.resolve("aside");
        place = Files.createDirectory(folder.resolve("place"));
    }

    @AfterEach
    void stop() {
        shell.close();
    }

    private Exchange exchange(List<String> items, List<String> comes) {
        KeptFiles kept = KeptFiles.coming(
                "r1", "Parish", "uploads", live.toString(), aside.toString(), Instant.EPOCH, "b1", items);
        return new Exchange(kept, place.toString(), coming.toString(), comes, null);
    }

    private static void put(Path directory, String... names) throws IOException {
        for (String name : names) {
            Files.writeString(directory.resolve(name), directory.getFileName() + " " + name);
        }
    }

    private Result run(Exchange exchange) throws Exception {
        return shell.run(exchange.command());
    }

    /** By which the file system knows it, and since when: the roots of all of a kind have the same. */
    private String number(Path of) throws Exception {
        return sh(of, "stat -c %i.%W .");
    }

    private Exchange.Settled settled(Exchange exchange) throws Exception {
        return exchange.settled(shell, exchange.settling(), said::add);
    }

    @Test
    void ofEachIsToldWhetherSomethingWasPutAside() throws Exception {
        put(live, "a b", "-c");
        put(coming, "a b", "new", "-c");
        List<String> items = List.of("a b", "new", "-c");
        Exchange exchange = exchange(items, items);
        Result result = run(exchange);
        assertThat(exchange.putAside(result.text()).had()).containsExactly("a b", "-c");
        assertThat(settled(exchange).done()).hasValue(new Exchange.PutAside(List.of("a b", "-c"), number(folder)));
        assertThat(live.resolve("new")).hasContent("coming new");
        assertThat(aside.resolve("-c")).hasContent("live -c");
    }

    /** As after the program was killed, when whoever cleaned up removed the folder first. */
    @Test
    void whereNobodyWroteItDownWhatLiesAsideTellsTheSame() throws Exception {
        put(live, "old");
        put(coming, "old", "new");
        Exchange exchange = exchange(List.of("new", "old"), List.of("new", "old"));
        assertThat(run(exchange).good()).isTrue();
        try (var files = Files.list(place)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(place);
        assertThat(settled(exchange).done()).hasValue(new Exchange.PutAside(List.of("old"), number(folder)));
    }

    @Test
    void withoutWhatMustComeNothingIsMoved() throws Exception {
        put(live, "a", "b", "c");
        put(coming, "a");
        Exchange exchange = exchange(List.of("a", "b", "c"), List.of("a", "b"));
        assertThat(exchange.missing(shell)).containsExactly("b");
        Result result = run(exchange);
        assertThat(result.good()).isFalse();
        assertThat(result.exit().errorText()).isEqualTo(coming + "/b is not there any more");
        assertThat(settled(exchange).done()).isEmpty();
        assertThat(live.resolve("a")).hasContent("live a");
        assertThat(live.resolve("b")).hasContent("live b");
        assertThat(aside).doesNotExist();
    }

    @Test
    void aDirectoryStaysWhereItIsWhenTheOneThatIsToComeIsGone() throws Exception {
        put(live, "a");
        Files.delete(coming);
        Exchange whole = exchange(List.of(""), List.of(""));
        assertThat(whole.missing(shell)).containsExactly("");
        assertThat(run(whole).good()).isFalse();
        assertThat(live.resolve("a")).hasContent("live a");
    }

    @Test
    void whatNeverLayThereIsOnlyPutAside() throws Exception {
        put(live, "new\nline");
        Exchange exchange = exchange(List.of("new\nline"), List.of());
        assertThat(exchange.missing(shell)).isEmpty();
        assertThat(exchange.putAside(run(exchange).text()).had()).containsExactly("new\nline");
        assertThat(live).isEmptyDirectory();
        assertThat(aside.resolve("new\nline")).hasContent("live new\nline");
    }

    /** As after a kill between the two moves of one: it never goes over what an earlier try kept. */
    @Test
    void whatWasMadeAnewMeanwhileIsKeptBesideUnderANameOfItsOwn() throws Exception {
        put(live, "a", "b");
        put(coming, "a", "b");
        Exchange exchange = exchange(List.of("a", "b"), List.of("a", "b"));
        Path since = folder.resolve("live_since_r1");
        int tries = 0;
        for (String time : List.of("first", "second")) {
            Files.writeString(place.resolve("item.1"), "had comes\n");
            Files.writeString(place.resolve("item.2"), "had comes\n");
            Files.createFile(place.resolve("began"));
            Files.createDirectories(aside);
            Files.move(live.resolve("a"), aside.resolve("a"));
            Files.writeString(live.resolve("a"), time);
            said.clear();
            assertThat(settled(exchange)).isEqualTo(new Exchange.Settled(Optional.empty(), ++tries));
            assertThat(live.resolve("a")).hasContent("live a");
            assertThat(live.resolve("b")).hasContent("live b");
        }
        assertThat(since.resolve("a")).hasContent("first");
        assertThat(exchange.keptSince(tries))
                .extracting(KeptFiles::run, KeptFiles::kept)
                .containsExactly(tuple("r1", since.toString()), tuple("r1_2", since + "_2"));
        assertThat(folder.resolve("live_since_r1_2/a")).hasContent("second");
        assertThat(said)
                .hasSize(2)
                .anyMatch(line -> line.contains("kept in " + since + ","))
                .anyMatch(line -> line.contains("kept in " + since + "_2,"));
        assertThat(Files.list(place))
                .extracting(path -> path.getFileName().toString())
                .containsExactlyInAnyOrder("item.1", "item.2");
    }

    /** As of a cold one that does not start with it; the folder that it came from is removed. */
    @Test
    void whatWasRestoredAndWrittenToSinceIsKeptBesideWhenItIsTakenBack() throws Exception {
        coming = Files.createDirectories(place.resolve("content"));
        put(live, "a");
        put(coming, "a", "new");
        Exchange exchange = exchange(List.of("a", "new"), List.of("a", "new"));
        assertThat(run(exchange).good()).isTrue();
        Files.writeString(live.resolve("new"), "written");
        assertThat(exchange.back(shell, exchange.backwards())).contains("is kept in " + folder + "/live_since_r1,");
        assertThat(live.resolve("a")).hasContent("live a");
        assertThat(live.resolve("new")).doesNotExist();
        assertThat(folder.resolve("live_since_r1/a")).as("nobody wrote to it").doesNotExist();
        assertThat(folder.resolve("live_since_r1/new")).hasContent("written");
        assertThat(settled(exchange)).isEqualTo(new Exchange.Settled(Optional.empty(), 1));
    }

    /** The directory itself, of which most is as it came, under whatever names and with the times of old. */
    private Exchange restoredAndTakenBack(String written) throws Exception {
        coming = Files.createDirectories(place.resolve("content"));
        put(live, "a");
        sh(
                coming,
                "mkdir -p 'sub dir/deep' away; echo old | tee -- a '-b' \"c\nd\" 'sub dir/deep/e' away/f >/dev/null; ln -s a link");
        sh(folder, "mkdir elsewhere; echo moved in | tee elsewhere/g >/dev/null");
        Exchange exchange = exchange(List.of(""), List.of(""));
        assertThat(run(exchange).good()).isTrue();
        sh(live, written);
        exchange.back(shell, exchange.backwards());
        assertThat(sh(live, "ls -A")).isEqualTo("a");
        return exchange;
    }

    private String sh(Path directory, String script) throws Exception {
        Result result = shell.run(Command.of("sh", "-ec", script).in(directory.toString()));
        assertThat(result.good()).as(result.exit().errorText()).isTrue();
        return result.text().strip();
    }

    @Test
    void ofADirectoryOnlyWhatWasWrittenSinceIsKept() throws Exception {
        Exchange exchange = restoredAndTakenBack(
                "touch -r a ../then; echo new >'sub dir/deep/new'; echo odd >\"new\nline\"; echo OLD >-b;"
                        + " echo OLD >a; touch -r ../then a; rm -r away; mv ../elsewhere .; ln -sf b link; mkdir nothing");
        assertThat(sh(folder.resolve("live_since_r1"), "find . ! -type d -print0 | sort -z | tr '\\0\\n' '\\n?'"))
                .isEqualTo("./-b\n./a\n./elsewhere/g\n./link\n./new?line\n./sub dir/deep/new");
        assertThat(sh(folder.resolve("live_since_r1"), "cat -- -b a elsewhere/g 'sub dir/deep/new'; readlink link"))
                .isEqualTo("OLD\nOLD\nmoved in\nnew\nb");
        assertThat(settled(exchange).since()).isEqualTo(1);
        assertThat(said).singleElement().asString().contains("kept in " + folder + "/live_since_r1,");
    }

    @Test
    void whereNothingWasWrittenSinceNothingIsKept() throws Exception {
        Exchange exchange = restoredAndTakenBack("cat a; ls -R >/dev/null; mkdir empty");
        assertThat(folder.resolve("live_since_r1")).doesNotExist();
        assertThat(settled(exchange)).isEqualTo(new Exchange.Settled(Optional.empty(), 0));
        assertThat(said).isEmpty();
    }

    /** Of many files that takes a while, for which nothing must be stopped. */
    @Test
    void whatWasListedBeforeIsNotListedAgain() throws Exception {
        coming = Files.createDirectories(place.resolve("content"));
        put(live, "a");
        put(coming, "a", "b");
        Exchange exchange = exchange(List.of(""), List.of(""));
        exchange.list(shell);
        Files.writeString(coming.resolve("b"), "written after that");
        assertThat(run(exchange).good()).isTrue();
        exchange.back(shell);
        assertThat(sh(folder.resolve("live_since_r1"), "ls")).isEqualTo("b");
        assertThat(folder.resolve("live_since_r1/b")).hasContent("written after that");
    }

    @Test
    void listingHasMoreTimeThanWhatOthersStandStillFor() {
        Exchange exchange = exchange(List.of(""), List.of(""));
        assertThat(exchange.listing().limit()).isGreaterThan(exchange.command().limit());
    }

    /** As where there is no room to look. */
    @Test
    void whereWhatWasWrittenCannotBeToldFromTheRestAllIsKept() throws Exception {
        Files.createDirectory(place.resolve("now"));
        restoredAndTakenBack("echo new >new");
        assertThat(sh(folder.resolve("live_since_r1"), "cat new 'sub dir/deep/e'"))
                .isEqualTo("new\nold");
    }

    /** An mv that ends its shell before the move that has that in its words. */
    private Command killedAt(Command command, Path target) throws Exception {
        Path tools = Files.createDirectories(folder.resolve("tools"));
        Path mv = tools.resolve("mv");
        Files.writeString(
                mv, "#!/bin/sh\n[ \"$4\" != '" + target + "' ] || { kill -9 $PPID; exit 1; }\nexec /bin/mv \"$@\"\n");
        assertThat(mv.toFile().setExecutable(true)).isTrue();
        return command.with("PATH", tools + ":" + System.getenv("PATH"));
    }

    @Test
    void takingBackThatIsKilledHalfWayIsNotTakenForDone() throws Exception {
        coming = Files.createDirectories(place.resolve("content"));
        put(live, "a", "b");
        put(coming, "a", "b");
        Exchange exchange = exchange(List.of("a", "b"), List.of("a", "b"));
        assertThat(run(exchange).good()).isTrue();
        Files.writeString(live.resolve("a"), "written to a");
        Files.writeString(live.resolve("b"), "written to b");
        assertThat(shell.run(killedAt(exchange.backwards(), live.resolve("b"))).good())
                .isFalse();
        assertThat(live.resolve("a")).hasContent("live a");
        assertThat(live.resolve("b")).doesNotExist();
        assertThat(place.resolve("began")).exists();
        assertThat(place.resolve("exchanged")).doesNotExist();
        assertThat(settled(exchange)).isEqualTo(new Exchange.Settled(Optional.empty(), 1));
        assertThat(live.resolve("a")).hasContent("live a");
        assertThat(live.resolve("b")).hasContent("live b");
        assertThat(folder.resolve("live_since_r1/a")).hasContent("written to a");
        assertThat(folder.resolve("live_since_r1/b")).hasContent("written to b");
    }

    /** What was found of the one before says nothing of it. */
    @Test
    void whereOneCannotBeToldFromTheRestAllOfThatOneIsKept() throws Exception {
        coming = Files.createDirectories(place.resolve("content"));
        sh(live, "mkdir a b");
        sh(coming, "mkdir a b; echo old | tee a/x b/x >/dev/null");
        Exchange exchange = exchange(List.of("a", "b"), List.of("a", "b"));
        assertThat(run(exchange).good()).isTrue();
        sh(live, "echo new >a/x; echo new >b/new");
        sh(place, "rm came.2; mkdir came.2");
        exchange.back(shell, exchange.backwards());
        assertThat(sh(folder.resolve("live_since_r1"), "find . -type f | sort; cat a/x b/new b/x"))
                .isEqualTo("./a/x\n./b/new\n./b/x\nnew\nnew\nold");
    }

    /** A clock that is far ahead when it is asked again. */
    private Command impatient(Exchange exchange) throws IOException {
        Path tools = Files.createDirectory(folder.resolve("impatient"));
        Files.writeString(
                tools.resolve("date"),
                "#!/bin/sh\n[ -e '" + tools + "/asked' ] && echo 1000 || echo 0\n: >'" + tools + "/asked'\n");
        assertThat(tools.resolve("date").toFile().setExecutable(true)).isTrue();
        return exchange.command("settle").with("PATH", tools + ":" + System.getenv("PATH"));
    }

    /** As where the line broke by which somebody cleaned up, and it goes on there. */
    @Test
    void whileOneIsSettledNobodyElseSettlesIt() throws Exception {
        put(live, "a");
        put(coming, "a");
        Exchange exchange = exchange(List.of("a"), List.of("a"));
        assertThat(run(exchange).good()).isTrue();
        Files.move(place.resolve("exchanged"), place.resolve("began"));
        Path tools = Files.createDirectories(folder.resolve("tools"));
        Path mv = tools.resolve("mv");
        Files.writeString(
                mv,
                "#!/bin/sh\n: >'" + tools + "/moving'\nuntil [ -e '" + tools
                        + "/go' ]; do sleep 0.05; done\nexec /bin/mv \"$@\"\n");
        assertThat(mv.toFile().setExecutable(true)).isTrue();
        Command first = exchange.command("settle").with("PATH", tools + ":" + System.getenv("PATH"));
        CompletableFuture<Result> settling = CompletableFuture.supplyAsync(() -> settle(first));
        Await.until("it is at it", () -> Files.exists(tools.resolve("moving")));
        Result second = shell.run(impatient(exchange));
        Files.createFile(tools.resolve("go"));
        assertThat(settling.join().text()).isEqualTo("back");
        assertThat(second.exit().errorText()).contains("still goes on");
        assertThat(live.resolve("a")).hasContent("live a");
        assertThat(place.resolve("running")).doesNotExist();
    }

    private static Result settle(Command command) {
        try (Shell another = new LocalShell()) {
            return another.run(command);
        } catch (OperationFailed e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void oneThatGoesOnLongerThanAnybodyWaitsIsNotJudged() throws Exception {
        Exchange exchange = exchange(List.of("a"), List.of("a"));
        Files.createFile(place.resolve("began"));
        Process running = new ProcessBuilder("sh", "-c", "read line; exit", "sh", place.toString()).start();
        try {
            Files.writeString(place.resolve("running"), running.pid() + "\n");
            Result result = shell.run(impatient(exchange));
            assertThat(result.good()).isFalse();
            assertThat(result.exit().errorText()).contains("still goes on");
            assertThat(place.resolve("began")).exists();
        } finally {
            running.destroy();
            running.waitFor();
        }
    }

    @Test
    void oneThatWasTakenBackPutNothingAside() throws Exception {
        put(live, "a");
        put(coming, "a");
        Exchange exchange = exchange(List.of("a"), List.of("a"));
        assertThat(run(exchange).good()).isTrue();
        exchange.back(shell);
        assertThat(settled(exchange).done()).isEmpty();
        assertThat(live.resolve("a")).hasContent("live a");
        assertThat(coming.resolve("a")).hasContent("coming a");
    }
}
