package dev.handrail.desktop.maintenance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.desktop.running.Activities;
import dev.handrail.desktop.shared.Errands;
import dev.handrail.desktop.shared.Light;
import dev.handrail.desktop.shared.Sheets;
import dev.handrail.desktop.shared.Times;
import dev.handrail.desktop.shared.WindowTest;
import dev.handrail.desktop.sheets.Deeds;
import dev.handrail.operation.Answer;
import dev.handrail.operation.Argument;
import dev.handrail.operation.Argument.Type;
import dev.handrail.operation.Arguments;
import dev.handrail.operation.Lazy;
import dev.handrail.operation.Offer;
import dev.handrail.server.Access;
import dev.handrail.server.Environment;
import dev.handrail.server.Server;
import dev.handrail.server.Servers;
import dev.handrail.server.Site;
import dev.handrail.server.Sudo;
import dev.handrail.site.NameLooking;
import dev.handrail.site.offers.SiteOffers;
import dev.handrail.store.ReadyStore;
import dev.handrail.store.Store;
import dev.handrail.web.LocalResolver;
import dev.handrail.web.Lookup;
import dev.handrail.words.OperationFailed;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where the names of a server's sites lead is asked when a person wants to know, and gets old while one looks at it. */
class NamesModelTest extends WindowTest {
    private static final Instant NOW = Instant.parse("2026-11-22T09:00:00Z");

    private static final Map<String, Object> SAID = Map.of(
            "site",
            "public",
            "name",
            "www.example.org",
            "state",
            "ok",
            "at",
            NOW,
            "resolvers",
            List.of(Map.of(
                    "resolver",
                    "9.9.9.9",
                    "answer",
                    "addresses",
                    "ttlMillis",
                    300_000,
                    "addresses",
                    List.of(Map.of("address", "192.0.2.10", "server", true)))));

    /** A clock that a test sets. */
    private static final class Hand extends Clock {
        private Instant now = NOW;

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    private final Hand clock = new Hand();
    private final Queue<Runnable> away = new ArrayDeque<>();
    private final Errands errands = new Errands(away::add, Runnable::run);
    private final Sheets sheets = onWindow(Sheets::new);
    private final List<Arguments> asked = new ArrayList<>();
    private boolean fails;

    private static Server server(Site... sites) {
        Server plain = Server.of("Parish", Environment.TEST, new Access.ThisComputer(Sudo.NONE));
        return new Server(
                plain.name(),
                plain.environment(),
                null,
                plain.access(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                null,
                List.of(),
                List.of(sites),
                null,
                List.of(),
                List.of());
    }

    private static Site site(String host) {
        return new Site("public", URI.create("https://" + host + "/"), Site.Expect.ANYTHING, "192.0.2.10");
    }

    private NamesModel model(Server server, Offer... offers) {
        return onWindow(() -> {
            Activities activities = new Activities(
                    (operation, plan, watcher) -> {
                        throw new AssertionError("nothing is begun");
                    },
                    errands,
                    clock);
            Deeds deeds = new Deeds(List.of(offers), operation -> operation.plan(), activities, errands, sheets);
            return new NamesModel(server, deeds, new Times(clock, ZoneOffset.UTC));
        });
    }

    private Offer scripted() {
        return new Offer.Question(
                "site dns", "Ask", List.of(Argument.required("SERVER", Type.SERVER, "The server")), given -> {
                    asked.add(given);
                    if (fails) {
                        throw OperationFailed.failed("The network is gone")
                                .next("Look at the cable.")
                                .build();
                    }
                    return Answer.lines(List.of(SAID), List.of());
                });
    }

    private void answers() {
        onWindow(() -> {
            while (!away.isEmpty()) {
                away.remove().run();
            }
            return true;
        });
    }

    private void ask(NamesModel model) {
        onWindow(() -> {
            model.ask();
            return true;
        });
    }

    private void refresh(NamesModel model) {
        onWindow(() -> {
            model.refresh();
            return true;
        });
    }

    @Test
    void nobodyIsAskedUntilAPersonWantsToKnow() {
        NamesModel model = model(server(site("www.example.org")), scripted());
        refresh(model);
        assertThat(asked).isEmpty();
        assertThat(away).isEmpty();
        assertThat(model.hint().get()).startsWith("Asks the resolvers of the profile");
        ask(model);
        assertThat(model.asking().get()).isTrue();
        ask(model);
        assertThat(away).as("once is enough").hasSize(1);
        answers();
        assertThat(asked).containsExactly(Arguments.of("SERVER", "Parish"));
        assertThat(model.asking().get()).isFalse();
        assertThat(model.hint().get()).isEqualTo("Asked just now");
        assertThat(model.rows())
                .singleElement()
                .extracting(NameRow::name, NameRow::light)
                .containsExactly("www.example.org", Light.GOOD);
    }

    @Test
    void whatWasSaidRunsOutWhileOneLooksAtIt() {
        NamesModel model = model(server(site("www.example.org")), scripted());
        ask(model);
        answers();
        assertThat(left(model)).isEqualTo("5 min left");
        clock.now = NOW.plus(Duration.ofMinutes(2));
        refresh(model);
        assertThat(left(model)).isEqualTo("3 min left");
        assertThat(model.hint().get()).isEqualTo("Asked 2 min ago");
        clock.now = NOW.plus(Duration.ofMinutes(6));
        refresh(model);
        assertThat(left(model)).isEqualTo("run out, asked anew");
        assertThat(asked).as("nobody is asked by that").hasSize(1);
    }

    private static String left(NamesModel model) {
        return model.rows().getFirst().told().getFirst().left();
    }

    @Test
    void whyThereIsNoAnswerIsToldAndWhatWasKnownStays() {
        NamesModel model = model(server(site("www.example.org")), scripted());
        ask(model);
        answers();
        fails = true;
        ask(model);
        answers();
        assertThat(sheets.isOpen()).isTrue();
        assertThat(model.rows()).hasSize(1);
        assertThat(model.asking().get()).as("one can ask again").isFalse();
    }

    @Test
    void withoutSitesOrAnOfferThereIsNothingToAsk() {
        assertThat(model(server(), scripted()).possible()).isFalse();
        NamesModel without = model(server(site("www.example.org")));
        assertThat(without.possible()).isFalse();
        ask(without);
        assertThat(away).isEmpty();
    }

    @Test
    void whatARealResolverSaysStandsInTheCard(@TempDir Path home) throws Exception {
        try (LocalResolver here = LocalResolver.of("www.example.org. 300 IN A 192.0.2.10");
                LocalResolver elsewhere = LocalResolver.of("www.example.org. 3000 IN A 198.51.100.7");
                Store store = ReadyStore.open(home, clock)) {
            Servers servers = new Servers(store.jdbi(), clock, "ada");
            Site.NameRule names = new Site.NameRule(
                    false, List.of(here.resolver().word(), elsewhere.resolver().word()));
            Server server = server(named(names));
            servers.save(server);
            NameLooking looking =
                    new NameLooking(new Lookup(), host -> List.of(InetAddress.ofLiteral("192.0.2.10")), clock);
            SiteOffers offers = new SiteOffers(
                    new Lazy<>(() -> {
                        throw new AssertionError("no site is looked at");
                    }),
                    new Lazy<>(() -> looking),
                    new Lazy<>(() -> servers));
            NamesModel model = model(server, offers.offers().toArray(Offer[]::new));
            open(() -> new StackPane(new NamesScreen(model).node(), sheets.node()));
            onWindow(() -> {
                ((Button) lookup("#askNames").query()).fire();
                return true;
            });
            answers();
            assertThat(words())
                    .contains(
                            "www.example.org",
                            "not the server",
                            "192.0.2.10",
                            "5 min left",
                            "198.51.100.7",
                            "50 min left")
                    .anyMatch(text -> text.startsWith("They do not agree"));
        }
    }

    private static Site named(Site.NameRule names) {
        return new Site(
                "public",
                URI.create("https://www.example.org/"),
                Site.Expect.ANYTHING,
                "192.0.2.10",
                null,
                Site.CertificateRule.USUAL,
                null,
                names);
    }

    private List<String> words() {
        return onWindow(() -> lookup(".label").queryAllAs(Labeled.class).stream()
                .map(Labeled::getText)
                .toList());
    }
}
