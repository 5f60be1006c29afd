package dev.handrail.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handrail.store.OnBothStores;
import dev.handrail.store.ReadyStore;
import dev.handrail.store.Store;
import dev.handrail.words.OperationFailed;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jdbi.v3.core.JdbiException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The book of servers, on the embedded store and on PostgreSQL. */
class ServersTest {
    @TempDir
    Path folder;

    private static final Instant NOW = Instant.parse("2026-11-21T05:00:00Z");
    private static final Server PARISH =
            Server.of("Parish office", Environment.PRODUCTION, new Access.ThisComputer(Sudo.NONE));

    @OnBothStores
    void aServerIsKeptWithAllThatItHas(Store store) throws OperationFailed {
        Servers servers = book(store);
        for (long seed = 100; seed < 130; seed++) {
            Server server = new Profiles(seed).server().withName("server " + seed);
            servers.save(server);
            assertThat(servers.require("server " + seed)).isEqualTo(server);
        }
        assertThat(servers.all()).hasSize(30);
    }

    @OnBothStores
    void itIsFoundWhateverItsCaseAndTheSpacesAroundIt(Store store) throws OperationFailed {
        Servers servers = book(store);
        servers.save(PARISH);
        assertThat(servers.named("  PARISH office ")).contains(PARISH);
        assertThat(servers.named("parish")).isEmpty();
    }

    @OnBothStores
    void aServerOfTheSameNameIsReplacedAndNotDoubled(Store store) {
        Servers servers = book(store);
        servers.save(PARISH);
        Server other = Server.of("PARISH OFFICE", Environment.TEST, new Access.ThisComputer(Sudo.ASK));
        servers.save(other);
        assertThat(servers.all()).containsExactly(other);
    }

    @Test
    void aProfileThatCouldNotBeReadAgainIsNotKept() throws OperationFailed {
        String many = IntStream.range(0, 4_000)
                .mapToObj(i -> "- {name: d" + i + ", engine: postgresql, user: u}\n")
                .collect(Collectors.joining());
        String text = "server: Large\nenvironment: test\naccess: this-computer\ndatabases:\n" + many;
        assertThat(text.length()).isLessThan(YamlText.LONGEST);
        assertThatThrownBy(() -> ProfileFile.read(text, "large.yaml"))
                .isInstanceOfSatisfying(
                        OperationFailed.class,
                        failed -> assertThat(failed.cameBack()).contains("large.yaml:1: server is larger than 256 KB"));
        Server large = ProfileFile.draft(text).servers().getFirst();
        try (Store store = ReadyStore.open(folder, Clock.systemUTC())) {
            Servers servers = book(store);
            assertThatThrownBy(() -> servers.replace(Map.of(large, Optional.empty())))
                    .isInstanceOfSatisfying(OperationFailed.class, failed -> {
                        assertThat(failed.kind()).isEqualTo(OperationFailed.Kind.REFUSED);
                        assertThat(failed.next()).isNotBlank();
                    });
            assertThat(servers.shelf().servers()).isEmpty();
            assertThat(servers.shelf().unreadable()).isEmpty();
        }
    }

    @OnBothStores
    void ofSeveralThatAreSavedTogetherNoneIsKeptWhenOneCannotBe(Store store) {
        Servers servers = book(store);
        servers.save(PARISH);
        long before = servers.revision();
        store.jdbi()
                .useHandle(handle ->
                        handle.execute("ALTER TABLE servers ADD CONSTRAINT no_mike CHECK (name_key <> 'mike')"));
        List<Server> several = List.of(PARISH.withName("alpha"), PARISH.withName("mike"), PARISH.withName("zeta"));
        assertThatThrownBy(() -> servers.save(several)).isInstanceOf(JdbiException.class);
        assertThat(servers.all()).containsExactly(PARISH);
        assertThat(servers.revision()).isEqualTo(before);
    }

    @OnBothStores
    void aProfileThatCannotBeReadTakesNoOtherServerAway(Store store) throws OperationFailed {
        Servers servers = book(store);
        servers.save(List.of(PARISH, PARISH.withName("Clinic")));
        store.jdbi()
                .useHandle(handle -> handle.execute(
                        "UPDATE servers SET profile = 'server: Clinic\ntelepathy: 3\n' WHERE name_key = 'clinic'"));
        assertThat(servers.all()).containsExactly(PARISH);
        assertThat(servers.shelf().unreadable()).singleElement().satisfies(ServersTest::namesTheClinic);
        assertThatThrownBy(() -> servers.require("clinic"))
                .isInstanceOfSatisfying(OperationFailed.class, ServersTest::namesTheClinic);
        servers.save(PARISH.withName("Clinic"));
        assertThat(servers.shelf().unreadable()).isEmpty();
        assertThat(servers.all()).hasSize(2);
    }

    private static void namesTheClinic(OperationFailed failed) {
        assertThat(failed.tried()).containsIgnoringCase("the stored profile of Clinic cannot be read");
        assertThat(failed.cameBack()).contains(":2: telepathy");
        assertThat(failed.next()).contains("Update Handrail", "handrail server export");
    }

    @OnBothStores
    void whatAnotherHasChangedAddedOrRemovedMeanwhileIsLeftAsItIs(Store store) {
        Servers servers = book(store);
        Server theirs = in(Environment.STAGING);
        Server mine = in(Environment.TEST);
        servers.save(theirs);
        long before = servers.revision();

        assertThatThrownBy(() -> servers.replace(Map.of(mine, seen(PARISH))))
                .hasMessageContaining("it was changed meanwhile");
        assertThatThrownBy(() -> servers.replace(Map.of(mine, Optional.empty())))
                .hasMessageContaining("was added meanwhile");
        assertThatThrownBy(() -> servers.replace(Map.of(mine.withName("Clinic"), seen(mine))))
                .hasMessageContaining("it was removed meanwhile");
        assertThat(servers.all()).containsExactly(theirs);
        assertThat(servers.revision()).isEqualTo(before);
    }

    @OnBothStores
    void ofManyWhoChangeWhatTheyAllHaveSeenOneDoes(Store store) throws Exception {
        book(store).save(PARISH);
        List<Future<Server>> changing = new ArrayList<>();
        try (ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 10; i++) {
                Server mine = new Profiles(i).server().withName(PARISH.name());
                changing.add(people.submit(() -> {
                    book(store).replace(Map.of(mine, seen(PARISH)));
                    return mine;
                }));
            }
        }
        List<Server> changed = changing.stream()
                .filter(one -> one.state() == Future.State.SUCCESS)
                .map(Future::resultNow)
                .toList();
        assertThat(changed).hasSize(1).containsExactlyElementsOf(book(store).all());
    }

    @OnBothStores
    void theyAreToldByName(Store store) {
        Servers servers = book(store);
        List.of("zeta", "Alpha", "mike").forEach(name -> servers.save(PARISH.withName(name)));
        assertThat(servers.all()).extracting(Server::name).containsExactly("Alpha", "mike", "zeta");
    }

    @OnBothStores
    void whoChangedItWhenIsKept(Store store) {
        book(store).save(PARISH);
        String person = store.jdbi()
                .withHandle(handle -> handle.createQuery("SELECT changed_by FROM servers")
                        .mapTo(String.class)
                        .one());
        Instant when = store.jdbi()
                .withHandle(handle -> handle.createQuery("SELECT changed FROM servers")
                        .mapTo(Instant.class)
                        .one());
        assertThat(person).isEqualTo("ama");
        assertThat(when).isEqualTo(NOW);
    }

    @OnBothStores
    void aRenamedServerStaysTheSameRow(Store store) throws OperationFailed {
        Servers servers = book(store);
        servers.save(PARISH);
        long id = id(store);
        assertThat(servers.rename("parish OFFICE", "Rectory").name()).isEqualTo("Rectory");
        assertThat(id(store)).isEqualTo(id);
        assertThat(servers.named("Parish office")).isEmpty();
        assertThat(servers.require("rectory").environment()).isEqualTo(Environment.PRODUCTION);
        assertThat(servers.rename("Rectory", "RECTORY").name()).isEqualTo("RECTORY");
    }

    @OnBothStores
    void aNameThatIsTakenIsNotGivenTwice(Store store) {
        Servers servers = book(store);
        servers.save(PARISH);
        servers.save(PARISH.withName("Rectory"));
        assertThatThrownBy(() -> servers.rename("Rectory", "parish office"))
                .hasMessageContaining("another server has that name");
        assertThatThrownBy(() -> servers.rename("Rectory", " ")).hasMessageContaining("must not be empty");
        assertThatThrownBy(() -> servers.rename("Nobody", "Somebody")).hasMessageContaining("no server called Nobody");
        assertThat(servers.all()).hasSize(2);
    }

    @OnBothStores
    void aRemovedServerIsGone(Store store) throws OperationFailed {
        Servers servers = book(store);
        servers.save(PARISH);
        servers.remove("PARISH office");
        assertThat(servers.all()).isEmpty();
        assertThatThrownBy(() -> servers.remove("Parish office")).isInstanceOf(OperationFailed.class);
    }

    @OnBothStores
    void whoAsksForAServerThatIsNotThereHearsWhichOnesAre(Store store) {
        Servers servers = book(store);
        assertThatThrownBy(() -> servers.require("parish"))
                .hasMessageContaining("no server called parish")
                .hasMessageContaining("handrail server import");
        servers.save(PARISH);
        servers.save(PARISH.withName("Clinic"));
        assertThatThrownBy(() -> servers.require("parish ofice")).hasMessageContaining("Did you mean Parish office?");
        assertThatThrownBy(() -> servers.require("moon")).hasMessageContaining("There are: Clinic, Parish office.");
    }

    @OnBothStores
    void everyChangeIsNoticedByTheOthers(Store store) throws OperationFailed {
        Servers mine = book(store);
        Servers others = book(store);
        long before = others.revision();
        mine.save(PARISH);
        long saved = others.revision();
        mine.rename("Parish office", "Rectory");
        long renamed = others.revision();
        mine.remove("Rectory");
        assertThat(saved).isGreaterThan(before);
        assertThat(renamed).isGreaterThan(saved);
        assertThat(others.revision()).isGreaterThan(renamed);
        assertThat(mine.revision()).isEqualTo(others.revision());
    }

    @OnBothStores
    void manyWhoSaveTheSameServerAtOnceMakeOneOfIt(Store store) throws Exception {
        try (ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> saving = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                saving.add(people.submit(() -> book(store).save(PARISH)));
            }
            for (Future<?> one : saving) {
                one.get(30, TimeUnit.SECONDS);
            }
        }
        assertThat(book(store).all()).containsExactly(PARISH);
        assertThat(book(store).revision()).isGreaterThanOrEqualTo(20);
    }

    private static Optional<String> seen(Server server) {
        return Optional.of(ProfileFile.write(server));
    }

    private static Server in(Environment environment) {
        return Server.of(PARISH.name(), environment, PARISH.access());
    }

    private static long id(Store store) {
        return store.jdbi()
                .withHandle(handle -> handle.createQuery("SELECT id FROM servers")
                        .mapTo(Long.class)
                        .one());
    }

    private static Servers book(Store store) {
        return new Servers(store.jdbi(), Clock.fixed(NOW, ZoneOffset.UTC), "ama");
    }
}
