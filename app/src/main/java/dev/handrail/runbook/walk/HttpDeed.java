package dev.handrail.runbook.walk;

import dev.handrail.operation.Effect;
import dev.handrail.operation.Plan;
import dev.handrail.operation.Work;
import dev.handrail.runbook.Fence;
import dev.handrail.runbook.landing.UrlText;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;

/** An address that is asked from this computer, as a visitor would. */
record HttpDeed(Fence fence, Values values) implements Deed {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int LONGEST = 1 << 20;

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
        try {
            HttpURLConnection asked =
                    (HttpURLConnection) URI.create(address()).toURL().openConnection();
            int patience = (int) fence.timeout().orElse(PATIENCE).toMillis();
            asked.setConnectTimeout(patience);
            asked.setReadTimeout(patience);
            // What is expected of an address is not to be told by another one that it leads to.
            asked.setInstanceFollowRedirects(false);
            asked.setUseCaches(false);
            asked.setRequestMethod(method());
            return answered(asked, work);
        } catch (IOException | IllegalArgumentException | ClassCastException e) {
            throw OperationFailed.unreachable(Words.of("runbook.http", address()))
                    .next(Words.of("runbook.http.next"))
                    .because(e);
        }
    }

    private Verdict answered(HttpURLConnection asked, Work work) throws IOException, OperationFailed {
        int status = asked.getResponseCode();
        try (InputStream body =
                status < HttpURLConnection.HTTP_BAD_REQUEST ? asked.getInputStream() : asked.getErrorStream()) {
            String text = body == null ? "" : new String(body.readNBytes(LONGEST), StandardCharsets.UTF_8);
            work.say(Words.of("runbook.http.status", status));
            boolean good = fence.attributes()
                    .of("status")
                    .map(wanted -> wanted.equals(String.valueOf(status)))
                    .orElse(status / 100 == 2);
            if (!good) {
                throw OperationFailed.refused(Words.of("runbook.http", address()))
                        .cameBack(Words.of("runbook.http.status", status))
                        .next(Words.of("runbook.unexpected.next"))
                        .build();
            }
            return Verdict.good(text).expected(fence, address());
        } finally {
            asked.disconnect();
        }
    }
}
