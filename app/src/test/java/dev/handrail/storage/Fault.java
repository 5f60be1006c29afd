package dev.handrail.storage;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** A way for a request to go wrong. */
@FunctionalInterface
public interface Fault {
    void strike(BreakingS3.Exchange exchange) throws IOException;

    /** The server never hears of it; this is answered in its place. */
    static Fault answer(int status, String code) {
        return answer(status, code, "", Instant.now());
    }

    /** The same, with one more header line. */
    static Fault answer(int status, String code, String header) {
        return answer(status, code, header + "\r\n", Instant.now());
    }

    private static Fault answer(int status, String code, String headers, Instant date) {
        return exchange -> {
            swallow(exchange);
            String body = "<?xml version=\"1.0\"?><Error><Code>" + code + "</Code><Message>said so</Message></Error>";
            String head = "HTTP/1.1 " + status + " Broken\r\nDate: "
                    + DateTimeFormatter.RFC_1123_DATE_TIME.format(date.atOffset(ZoneOffset.UTC))
                    + "\r\nContent-Type: application/xml\r\nConnection: close\r\n" + headers + "Content-Length: "
                    + body.length() + "\r\n\r\n";
            exchange.answer().write((head + body).getBytes(StandardCharsets.US_ASCII));
            exchange.answer().flush();
        };
    }

    /** A server that refuses requests with a header it does not know, and serves the others. */
    static Fault unknownHeader(String name) {
        return exchange -> {
            if (exchange.header(name).isPresent()) {
                answer(501, "NotImplemented").strike(exchange);
            } else {
                exchange.forward(exchange.answer());
            }
        };
    }

    /** The body, where it is already under way. */
    private static void swallow(BreakingS3.Exchange exchange) throws IOException {
        if (exchange.header("Expect").isEmpty()) {
            long length = exchange.header("Content-Length").map(Long::parseLong).orElse(0L);
            exchange.body().skipNBytes(length);
        }
    }

    /** Nobody answers, and the line stays open until the caller gives up. */
    static Fault hang() {
        return exchange -> exchange.body().transferTo(OutputStream.nullOutputStream());
    }

    /** Nobody even takes what is sent. */
    static Fault stall() {
        return exchange -> {
            exchange.answer().write("HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            exchange.answer().flush();
            InputStream never = exchange.server().getInputStream();
            never.transferTo(OutputStream.nullOutputStream());
        };
    }

    /** The server does what was asked, but the caller is told that it failed. */
    static Fault loseAnswer() {
        return exchange -> {
            exchange.forward(new ByteArrayOutputStream());
            answer(500, "InternalError")
                    .strike(new BreakingS3.Exchange(
                            "HTTP\r\n", InputStream.nullInputStream(), exchange.answer(), exchange.server()));
        };
    }

    /** The first byte of what is sent arrives as another. */
    static Fault damage() {
        return exchange -> {
            InputStream first =
                    new ByteArrayInputStream(new byte[] {(byte) ~exchange.body().read()});
            new BreakingS3.Exchange(
                            exchange.head(),
                            new SequenceInputStream(first, exchange.body()),
                            exchange.answer(),
                            exchange.server())
                    .forward(exchange.answer());
        };
    }

    /** The line is cut when that much of the answer has come. */
    static Fault cut(int bytes) {
        return exchange -> exchange.forward(new FilterOutputStream(exchange.answer()) {
            private int left = bytes;

            @Override
            public void write(byte[] piece, int offset, int length) throws IOException {
                out.write(piece, offset, Math.min(left, length));
                out.flush();
                left -= length;
                if (left <= 0) {
                    throw new IOException("cut");
                }
            }
        });
    }

    /** A server whose clock is that far ahead refuses what was signed by another. */
    static Fault ahead(Duration difference) {
        return exchange -> {
            Instant there = Instant.now().plus(difference);
            Instant signed = Instant.from(DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmssX")
                    .parse(exchange.header("x-amz-date").orElseThrow()));
            if (Duration.between(signed, there).abs().compareTo(Duration.ofMinutes(15)) > 0) {
                answer(403, "RequestTimeTooSkewed", "", there).strike(exchange);
            } else {
                exchange.forward(exchange.answer());
            }
        };
    }

    /** A server that never takes the time for right, whatever it is told. */
    static Fault neverInTime(Duration ahead) {
        return answer(403, "RequestTimeTooSkewed", "", Instant.now().plus(ahead));
    }
}
