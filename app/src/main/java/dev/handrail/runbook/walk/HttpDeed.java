package dev.handrail.runbook.walk;

import dev.handrail.operation.Effect;
import dev.handrail.operation.Plan;
import dev.handrail.operation.Work;
import dev.handrail.runbook.Fence;
import dev.handrail.runbook.landing.UrlText;
import dev.handrail.web.Letter;
import dev.handrail.web.Sighting;
import dev.handrail.web.Visit;
import dev.handrail.web.Visitor;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Locale;

/** An address that is asked from this computer, as a visitor would. */
record HttpDeed(Visitor visitor, Fence fence, Values values) implements Deed {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Override
    public Effect effect() {
        return Deed.effect(fence);
    }

    @Override
    public Plan.Step shown() {
        return new Plan.Step(
                Words.of("runbook.deed.ask-address"), Words.of("shell.here"), method() + " " + address(), effect());
    }

    private String[] line() {
        return fence.text().strip().lines().findFirst().orElse("").strip().split("\\s+");
    }

    private String method() {
        return line().length > 1 ? line()[0].toUpperCase(Locale.ROOT) : "GET";
    }

    private String address() {
        String[] line = line();
        return UrlText.filled(line[line.length > 1 ? 1 : 0], values::of);
    }

    @Override
    public Verdict run(Work work) throws OperationFailed {
        work.command(Words.of("shell.here"), method() + " " + address());
        // What is expected of an address is not to be told by another one that it leads to.
        Visit visit = Visit.to(url()).staying().within(fence.timeout().orElse(PATIENCE));
        Sighting seen = visitor.send(visit, Letter.empty(method()));
        work.say(Words.of("runbook.http.status", seen.status()));
        boolean good = fence.attributes()
                .of("status")
                .map(wanted -> wanted.equals(String.valueOf(seen.status())))
                .orElse(seen.good());
        if (!good) {
            throw OperationFailed.refused(Words.of("runbook.http", address()))
                    .cameBack(Words.of("runbook.http.status", seen.status()))
                    .next(Words.of("runbook.unexpected.next"))
                    .build();
        }
        return Verdict.good(seen.body()).expected(fence, address());
    }

    private URI url() throws OperationFailed {
        try {
            URI url = new URI(address());
            if (Visit.web(url)) {
                return url;
            }
        } catch (URISyntaxException e) {
            // Said below: no address of the web, either way.
        }
        throw OperationFailed.usage(Words.of("runbook.http", address()))
                .next(Words.of("runbook.http.next"))
                .build();
    }
}
