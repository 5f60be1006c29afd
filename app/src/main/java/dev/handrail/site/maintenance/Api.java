package dev.handrail.site.maintenance;

import com.fasterxml.jackson.databind.JsonNode;
import dev.handrail.waiting.Stop;
import dev.handrail.web.Letter;
import dev.handrail.web.Sighting;
import dev.handrail.web.Visit;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Asks somebody's programming interface as the one whose token it is. Who is told to come again later does so, for as long as
 * that is bearable; what changes something is worded so that it may arrive twice.
 */
final class Api {
    private static final int TRIES = 4;
    /** What somebody who waits for a page to go up or down bears. */
    private static final Duration BEARABLE = Duration.ofSeconds(60);

    private final String whose;
    private final URI base;
    private final Apis means;
    private final String token;
    private final Runnable refused;
    private final Consumer<String> hears;

    /**
     * @param refused is told that the token is not taken
     * @param hears why it takes longer
     */
    Api(String whose, URI base, Apis means, String token, Runnable refused, Consumer<String> hears) {
        this.whose = whose;
        this.base = base;
        this.means = means;
        this.token = token;
        this.refused = refused;
        this.hears = hears;
    }

    String host() {
        return base.getAuthority();
    }

    String address() {
        return base.toString();
    }

    /** What curl is told of who asks, in a file of its own. */
    String curl() {
        String quoted = token.replace("\\", "\\\\").replace("\"", "\\\"");
        return "header = \"Authorization: Bearer " + quoted + "\"\n";
    }

    JsonNode get(String path) throws OperationFailed {
        return answered(path, Optional.empty()).document();
    }

    /** What is no document, such as a file. */
    String file(String path) throws OperationFailed {
        return answered(path, Optional.empty()).file();
    }

    JsonNode patch(String path, JsonNode change) throws OperationFailed {
        return answered(path, Optional.of(Letter.json("PATCH", change.toString())))
                .document();
    }

    /** What a token may not be for: a refusal is an answer, and says nothing against the token. */
    ApiAnswer tried(String method, String path) throws OperationFailed {
        return tried(path, method.equals("GET") ? Optional.empty() : Optional.of(Letter.empty(method)));
    }

    ApiAnswer tried(String path, JsonNode document) throws OperationFailed {
        return tried(path, Optional.of(Letter.json("POST", document.toString())));
    }

    private ApiAnswer answered(String path, Optional<Letter> letter) throws OperationFailed {
        return tried(path, letter).require(refused);
    }

    private ApiAnswer tried(String path, Optional<Letter> letter) throws OperationFailed {
        Duration left = BEARABLE;
        for (int tried = 1; ; tried++) {
            ApiAnswer answer = once(path, letter);
            Optional<Duration> later = answer.later(means.pause().multipliedBy(1L << (tried - 1)));
            if (later.isEmpty()) {
                return answer;
            }
            if (tried == TRIES || later.get().compareTo(left) > 0) {
                throw answer.busy(later.get());
            }
            left = left.minus(later.get());
            hears.accept(Words.of(
                    "switching.api.later", whose, answer.status(), later.get().toSeconds()));
            await(later.get());
        }
    }

    private static void await(Duration time) throws OperationFailed {
        Stop.here().await(() -> {
            Thread.sleep(time);
            return true;
        });
    }

    private ApiAnswer once(String path, Optional<Letter> letter) throws OperationFailed {
        Visit visit = Visit.to(URI.create(base + path))
                .staying()
                .within(means.patience())
                .with("Accept", "application/json, text/plain;q=0.9")
                .with("Authorization", "Bearer " + token);
        String tried = Words.of(letter.isEmpty() ? "switching.api.ask" : "switching.api.change", whose);
        try {
            Sighting seen = letter.isEmpty()
                    ? means.visitor().visit(visit)
                    : means.visitor().send(visit, letter.get());
            return new ApiAnswer(whose, host(), tried, token, seen);
        } catch (OperationFailed e) {
            if (e.kind() == OperationFailed.Kind.CANCELLED) {
                throw e;
            }
            throw OperationFailed.unreachable(tried)
                    .on(host())
                    .cameBack(e.cameBack())
                    .next(Words.of(letter.isEmpty() ? "switching.api.silent.next" : "switching.api.unsure.next"))
                    .because(e);
        }
    }
}
