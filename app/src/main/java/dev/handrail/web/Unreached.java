package dev.handrail.web;

import dev.handrail.words.OperationFailed;
import dev.handrail.words.SystemError;
import dev.handrail.words.Words;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.function.BiFunction;
import org.apache.hc.core5.http.HttpException;
import org.jspecify.annotations.Nullable;

/** Tells why a visitor saw nothing, and what to do about it. */
final class Unreached {
    private Unreached() {}

    static OperationFailed of(Unseen unseen, String cameBack) {
        String tried = Words.of("web.visit", unseen.url());
        OperationFailed.Telling telling =
                unseen.fault().silent() ? OperationFailed.unreachable(tried) : OperationFailed.refused(tried);
        return telling.on(unseen.address()
                        .map(address -> address.getHostAddress())
                        .orElse(null))
                .cameBack(Words.of(unseen.fault().key(), cameBack))
                .next(Words.of(unseen.fault().nextKey()))
                .showing(unseen)
                .build();
    }

    /** What an exception means, unless it is that somebody ended the visit. */
    static OperationFailed told(BiFunction<Fault, String, OperationFailed> fault, Exception why, Guard guard) {
        if (guard.stopped()) {
            return OperationFailed.cancelled();
        }
        return fault.apply(guard.expired() ? Fault.TIMED_OUT : fault(why), words(why));
    }

    private static Fault fault(Exception why) {
        @Nullable Throwable cause = why instanceof Internet.NotConnected ? why.getCause() : why;
        return switch (cause) {
            case UnknownHostException e ->
                SystemError.NAMES_SILENT.saidIn(e.getMessage()) ? Fault.NAMES_SILENT : Fault.NAME_UNKNOWN;
            case SocketTimeoutException e -> Fault.TIMED_OUT;
            case SocketException e when SystemError.NO_NETWORK.saidIn(e.getMessage()) -> Fault.NO_ROUTE;
            case ConnectException e -> Fault.REFUSED;
            case HttpException e -> Fault.NOT_HTTP;
            case null, default -> Fault.CUT_OFF;
        };
    }

    private static String words(Exception why) {
        Throwable cause = why instanceof IOException && why.getCause() != null ? why.getCause() : why;
        return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    }
}
