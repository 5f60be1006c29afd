package dev.handrail.web;

import java.time.Duration;

/**
 * How long a visit took.
 *
 * @param whole all of it, with redirects and the page
 * @param name until the last host's name was known; the parts are those of the last host that was gone to
 * @param connect until it was connected
 * @param tls until both sides had agreed on how to encrypt; zero without encryption
 * @param answer from the question to the first line of the answer
 */
public record Took(Duration whole, Duration name, Duration connect, Duration tls, Duration answer) {
    public long millis() {
        return whole.toMillis();
    }
}
