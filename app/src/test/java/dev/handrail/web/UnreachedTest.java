package dev.handrail.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.words.OperationFailed;
import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.hc.core5.http.ProtocolException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Why nothing was seen is told by name, with what to do; and what is the fault of this computer is none of the site's. */
class UnreachedTest {
    private static final URI HOME = URI.create("https://example.org/");
    private static final InetAddress THERE = InetAddress.ofLiteral("192.0.2.10");

    private static Stream<Arguments> faults() {
        return Stream.of(
                Arguments.of(new UnknownHostException("example.org"), Fault.NAME_UNKNOWN, "example.org"),
                Arguments.of(
                        new UnknownHostException("example.org: Temporary failure in name resolution"),
                        Fault.NAMES_SILENT,
                        "Temporary failure"),
                Arguments.of(new SocketTimeoutException("Connect timed out"), Fault.TIMED_OUT, "timed out"),
                Arguments.of(new ConnectException("Connection refused"), Fault.REFUSED, "refused"),
                Arguments.of(new ConnectException("Network is unreachable"), Fault.NO_ROUTE, "unreachable"),
                Arguments.of(new NoRouteToHostException("Host is unreachable"), Fault.NO_ROUTE, "unreachable"),
                Arguments.of(new NoRouteToHostException("No route to host"), Fault.CUT_OFF, "No route"),
                Arguments.of(new SocketException("Connection reset"), Fault.CUT_OFF, "reset"),
                Arguments.of(new EOFException(), Fault.CUT_OFF, "EOFException"),
                Arguments.of(new ProtocolException("Invalid status line"), Fault.NOT_HTTP, "Invalid status line"),
                Arguments.of(
                        new Internet.NotConnected(THERE, new ConnectException("Connection refused")),
                        Fault.REFUSED,
                        "refused"),
                Arguments.of(
                        new Internet.NotConnected(THERE, new SocketTimeoutException("Connect timed out")),
                        Fault.TIMED_OUT,
                        "timed out"),
                Arguments.of(new IOException("no more", new IOException("the cable")), Fault.CUT_OFF, "the cable"));
    }

    private static OperationFailed told(Exception why) {
        try (Guard guard = new Guard(Duration.ofMinutes(1))) {
            return Unreached.told((fault, words) -> Unreached.of(unseen(fault), words), why, guard);
        }
    }

    private static Unseen unseen(Fault fault) {
        return new Unseen(fault, HOME, Optional.of(THERE), Optional.empty(), Duration.ZERO);
    }

    @ParameterizedTest
    @MethodSource("faults")
    void whatAnExceptionMeansIsKnown(Exception why, Fault fault, String words) {
        OperationFailed failed = told(why);
        assertThat(Unseen.of(failed).map(Unseen::fault)).contains(fault);
        assertThat(failed.next()).isNotBlank();
        assertThat(failed.where()).isEqualTo("192.0.2.10");
        assertThat(wordsOf(why)).contains(words);
    }

    /** What is handed on of the exception itself. */
    private static String wordsOf(Exception why) {
        StringBuilder all = new StringBuilder();
        try (Guard guard = new Guard(Duration.ofMinutes(1))) {
            OperationFailed failed = Unreached.told(
                    (fault, words) -> {
                        all.append(words);
                        return Unreached.of(unseen(fault), words);
                    },
                    why,
                    guard);
            assertThat(failed.tried()).contains(HOME.toString());
        }
        return all.toString();
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void eachFaultSaysWhatToDoAndIsUnreachableOnlyWhereNothingAnswered(Fault fault) {
        OperationFailed failed = Unreached.of(unseen(fault), "what came back");
        assertThat(failed.next()).isNotBlank();
        assertThat(failed.cameBack()).isNotBlank();
        assertThat(failed.kind())
                .isEqualTo(fault.silent() ? OperationFailed.Kind.UNREACHABLE : OperationFailed.Kind.REFUSED);
        assertThat(fault.word()).matches("[a-z]+(-[a-z]+)*");
        assertThat(!fault.here() || fault.silent())
                .as("what is missing here has not answered there")
                .isTrue();
    }

    @Test
    void whatIsNoVisitHasNothingUnseen() {
        OperationFailed other =
                OperationFailed.failed("The disk is full").next("Make room.").build();
        assertThat(Unseen.of(other)).isEmpty();
    }
}
