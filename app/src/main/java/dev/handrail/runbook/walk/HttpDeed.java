package dev.handrail.runbook.walk;

import dev.handrail.operation.Effect;
import dev.handrail.operation.Plan;
import dev.handrail.operation.Work;
import dev.handrail.runbook.Fence;
import dev.handrail.runbook.landing.Credentials;
import dev.handrail.runbook.landing.HttpText;
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
import java.util.stream.Collectors;

/** An address that is asked from this computer, as a visitor would. */
record HttpDeed(Visitor visitor, Fence fence, Values values, HttpText text) implements Deed {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    HttpDeed(Visitor visitor, Fence fence, Values values) {
        this(visitor, fence, values, HttpText.of(fence.text()));
    }

    @Override
    public Effect effect() {
        return Deed.effect(fence);
    }

    @Override
    public Plan.Step shown() {
        return new Plan.Step(called(Words.of("runbook.deed.ask-address")), Words.of("shell.here"), request(), effect());
    }

    /** All of what is sent, as it is sent, but for what would let others in who read it. */
    private String request() {
        String headers = text.headers().stream()
                .map(one -> "\n" + one.name() + ": " + shown(one))
                .collect(Collectors.joining());
        String content = text.content(values::of);
        return text.method() + " " + shownAddress() + headers + (content.isEmpty() ? "" : "\n\n" + content);
    }

    private String shown(HttpText.Header header) {
        return Credentials.isCalled(header.name()) ? Work.HIDDEN : HttpText.value(header, values::of);
    }

    private String address() {
        return UrlText.filled(text.address(), values::of);
    }

    private String shownAddress() {
        return Credentials.address(address());
    }

    @Override
    public Verdict run(Work work) throws OperationFailed {
        URI url = url();
        work.command(Words.of("shell.here"), request());
        // What is expected of an address is not to be told by another one that it leads to.
        Visit visit = Visit.to(url).staying().within(fence.timeout().orElse(PATIENCE));
        for (HttpText.Header header : text.headers()) {
            visit = visit.with(header.name(), HttpText.value(header, values::of));
        }
        Sighting seen = sent(visit);
        work.say(Words.of("runbook.http.status", seen.status()));
        String status = String.valueOf(seen.status());
        if (fence.attributes().of("warning").filter(status::equals).isPresent()) {
            return new Verdict(true, seen.body());
        }
        if (!fence.attributes().of("status").map(status::equals).orElse(seen.good())) {
            throw OperationFailed.refused(Words.of("runbook.http", shownAddress()))
                    .cameBack(Words.of("runbook.http.status", seen.status()))
                    .next(Words.of("runbook.unexpected.next"))
                    .build();
        }
        return Verdict.good(seen.body()).expected(fence, shownAddress());
    }

    /** A failure names the address, which may hold what lets in. */
    private Sighting sent(Visit visit) throws OperationFailed {
        try {
            return visitor.send(visit, new Letter(text.method(), text.type(), text.content(values::of)));
        } catch (OperationFailed e) {
            throw e.cleaned(words -> words.replace(visit.url().toString(), shownAddress()));
        }
    }

    private URI url() throws OperationFailed {
        String wrong =
                text.problems().stream().map(HttpText.Problem::text).findFirst().orElse("");
        try {
            URI url = new URI(address());
            if (wrong.isEmpty() && Visit.web(url)) {
                return url;
            }
        } catch (URISyntaxException e) {
            // Said below: no address of the web, either way.
        }
        OperationFailed.Telling telling = OperationFailed.usage(Words.of("runbook.http", shownAddress()));
        throw (wrong.isEmpty() ? telling : telling.cameBack(wrong))
                .next(Words.of("runbook.http.next"))
                .build();
    }
}
