package dev.handrail.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handrail.waiting.Stop;
import dev.handrail.words.OperationFailed;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Type;

/** What resolvers say of a name, asked over UDP on this computer. */
class LookupTest {
    private static final String ZONE = "parish.example. 900 IN SOA ns.parish.example. it.parish.example. 1 2 3 4 120";
    private static final Lookup LOOKUP = new Lookup(Duration.ofSeconds(20));

    private static NameAnswer asked(String name, String... lines) throws Exception {
        try (LocalResolver resolver = LocalResolver.of(lines)) {
            return LOOKUP.ask(resolver.resolver(), name);
        }
    }

    private static List<String> addresses(NameAnswer answer) {
        return answer.addresses().stream().map(InetAddress::getHostAddress).toList();
    }

    @Test
    void theAddressesOfBothFamiliesWithTheTimeForWhichTheyAreKept() throws Exception {
        NameAnswer answer = asked(
                "Parish.example", "parish.example. 300 IN A 192.0.2.10", "parish.example. 60 IN AAAA 2001:db8::1");
        assertThat(answer.heard()).isEqualTo(Heard.ADDRESSES);
        assertThat(addresses(answer)).containsExactly("192.0.2.10", "2001:db8:0:0:0:0:0:1");
        assertThat(answer.left()).contains(Duration.ofSeconds(60));
        assertThat(answer.entries().getFirst().left()).isEqualTo(Duration.ofSeconds(300));
    }

    @Test
    void aChainOfNamesIsFollowedInWhateverOrderItCame() throws Exception {
        NameAnswer answer = asked(
                "parish.example",
                "pages.example. 30 IN A 192.0.2.20",
                "www.example. 600 IN CNAME pages.example.",
                "parish.example. 300 IN CNAME www.example.");
        assertThat(answer.entries())
                .extracting(entry -> entry.name() + " " + entry.type() + " " + entry.value())
                .containsExactly(
                        "parish.example CNAME www.example",
                        "www.example CNAME pages.example",
                        "pages.example A 192.0.2.20");
        assertThat(answer.left()).contains(Duration.ofSeconds(30));
    }

    @Test
    void thatThereIsNoSuchNameIsKeptToo() throws Exception {
        NameAnswer answer = asked("lost.parish.example", ZONE);
        assertThat(answer.heard()).isEqualTo(Heard.NO_NAME);
        assertThat(answer.left()).contains(Duration.ofSeconds(120));
        assertThat(asked("www.example", "www.example. 300 IN CNAME lost.example.")
                        .heard())
                .isEqualTo(Heard.NO_NAME);
        assertThat(asked("a".repeat(64) + ".example").heard()).isEqualTo(Heard.NO_NAME);
    }

    @Test
    void aNameCanBeThereWithoutAnAddress() throws Exception {
        assertThat(asked("parish.example", ZONE).heard()).isEqualTo(Heard.NO_ADDRESS);
    }

    @Test
    void whoFailsOrRefusesSaysNothingOfTheName() throws Exception {
        try (LocalResolver failing = LocalResolver.failing(Rcode.SERVFAIL);
                LocalResolver refusing = LocalResolver.failing(Rcode.REFUSED);
                LocalResolver pointing = new LocalResolver(asked -> {
                    Message elsewhere = LocalResolver.begun(asked, Rcode.NOERROR);
                    elsewhere.getHeader().unsetFlag(Flags.RA);
                    return elsewhere;
                })) {
            NameAnswer failed = LOOKUP.ask(failing.resolver(), "parish.example");
            assertThat(failed.heard()).isEqualTo(Heard.FAILED);
            assertThat(failed.code()).isEqualTo("SERVFAIL");
            assertThat(LOOKUP.ask(refusing.resolver(), "parish.example").heard())
                    .isEqualTo(Heard.REFUSED);
            assertThat(LOOKUP.ask(pointing.resolver(), "parish.example").heard())
                    .as("one that does not look names up")
                    .isEqualTo(Heard.REFUSED);
        }
    }

    @Test
    void whoAnswersForOneFamilyAloneHasNotAnswered() throws Exception {
        try (LocalResolver half = new LocalResolver(asked -> asked.getQuestion().getType() == Type.A
                ? LocalResolver.answer(asked, LocalResolver.zone("parish.example. 300 IN A 192.0.2.10"))
                : LocalResolver.begun(asked, Rcode.SERVFAIL))) {
            NameAnswer answer = LOOKUP.ask(half.resolver(), "parish.example");
            assertThat(answer.heard()).isEqualTo(Heard.FAILED);
            assertThat(addresses(answer)).containsExactly("192.0.2.10");
        }
    }

    @Test
    void silenceEndsAndALostPacketIsNone() throws Exception {
        AtomicInteger packets = new AtomicInteger();
        Lookup hasty = new Lookup(Duration.ofMillis(200));
        try (LocalResolver silent = new LocalResolver(asked -> {
            packets.incrementAndGet();
            return null;
        })) {
            assertThat(hasty.ask(silent.resolver(), "parish.example").heard()).isEqualTo(Heard.SILENT);
            assertThat(packets).as("each family, twice").hasValue(4);
        }
    }

    @Test
    void nobodyThereIsSilent() throws Exception {
        Resolver nobody;
        try (DatagramSocket socket = new DatagramSocket(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0))) {
            nobody = new Resolver((InetSocketAddress) socket.getLocalSocketAddress());
        }
        assertThat(new Lookup(Duration.ofMillis(200))
                        .ask(nobody, "parish.example")
                        .heard())
                .isEqualTo(Heard.SILENT);
    }

    @Test
    void whoAsksToStopWaitsNoLonger() throws Exception {
        Stop stop = new Stop();
        try (LocalResolver silent = new LocalResolver(asked -> {
            stop.ask();
            return null;
        })) {
            assertThatThrownBy(() -> unchecked(stop, silent.resolver()))
                    .hasCauseInstanceOf(OperationFailed.class)
                    .cause()
                    .extracting(e -> ((OperationFailed) e).kind())
                    .isEqualTo(OperationFailed.Kind.CANCELLED);
        }
    }

    private static NameAnswer unchecked(Stop stop, Resolver resolver) {
        return stop.over(() -> {
            try {
                return new Lookup(Duration.ofMinutes(10)).ask(resolver, "parish.example");
            } catch (OperationFailed e) {
                throw new IllegalStateException(e);
            }
        });
    }

    @Test
    void aResolverIsAnAddressPerhapsWithAPort() {
        for (String word : List.of("9.9.9.9", "127.0.0.1:5353", "[0:0:0:0:0:0:0:1]:5353", "2620:fe:0:0:0:0:0:fe")) {
            assertThat(Resolver.parse(word)).get().extracting(Resolver::word).isEqualTo(word);
        }
        for (String word : List.of("nine", "", "9.9.9.9:", "9.9.9.9:99999", "9.9.9.9:x", "dns.example:53")) {
            assertThat(Resolver.parse(word)).as(word).isEmpty();
        }
        assertThat(Resolver.usual()).extracting(Resolver::word).contains("1.1.1.1", "8.8.8.8", "9.9.9.9");
    }
}
