package dev.handrail.site.maintenance;

import dev.handrail.server.SecretRef;
import dev.handrail.vault.KeptSecrets;
import dev.handrail.vault.Secret;
import dev.handrail.vault.SecretNames;
import dev.handrail.vault.Secrets;
import dev.handrail.web.Visitor;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What is needed for a switch that lies at somebody else's, who is asked over the web.
 *
 * @param kept the folder for what stood there before
 * @param cloudflare where Cloudflare answers, or a gateway to it
 * @param render where Render answers, or a gateway to it
 * @param patience how long one answer may take
 * @param pause before it is asked again where it was out of order
 * @param watching asks resolvers where a name leads
 */
public record Apis(
        KeptSecrets secrets,
        Visitor visitor,
        Path kept,
        String cloudflare,
        String render,
        Duration patience,
        Duration pause,
        Watching watching) {
    public static final String CLOUDFLARE = "HANDRAIL_CLOUDFLARE_API";
    public static final String RENDER = "HANDRAIL_RENDER_API";
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    /** @param environment names a gateway where there is one to go through */
    public static Apis of(Secrets secrets, Visitor visitor, Path kept, Map<String, String> environment) {
        return new Apis(
                new KeptSecrets(secrets),
                visitor,
                kept,
                environment.getOrDefault(CLOUDFLARE, "https://api.cloudflare.com/client/v4"),
                environment.getOrDefault(RENDER, "https://api.render.com/v1"),
                PATIENCE,
                PAUSE,
                Watching.ofTheWorld());
    }

    Api cloudflare(String server, @Nullable SecretRef token, Consumer<String> hears) throws OperationFailed {
        return new Api("Cloudflare", base(CLOUDFLARE, cloudflare), this, token(server, token), refused(server), hears);
    }

    Api render(String server, @Nullable SecretRef token, Consumer<String> hears) throws OperationFailed {
        return new Api("Render", base(RENDER, render), this, token(server, token), refused(server), hears);
    }

    private Runnable refused(String server) {
        return () -> secrets.didNotFit(SecretNames.switchToken(server));
    }

    /** A token is for nobody who listens on the way. */
    private static URI base(String variable, String text) throws OperationFailed {
        try {
            URI base = URI.create(text.strip().replaceAll("/+$", ""));
            if (base.getHost() != null && ("https".equalsIgnoreCase(base.getScheme()) || isHere(base))) {
                return base;
            }
        } catch (IllegalArgumentException e) {
            // Told below.
        }
        throw OperationFailed.usage(Words.of("switching.api.base", variable))
                .next(Words.of("switching.api.base.next"))
                .build();
    }

    private static boolean isHere(URI base) {
        try {
            return "http".equalsIgnoreCase(base.getScheme())
                    && InetAddress.ofLiteral(base.getHost()).isLoopbackAddress();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private String token(String server, @Nullable SecretRef ref) throws OperationFailed {
        String name = SecretNames.switchToken(server);
        if (ref == null) {
            throw OperationFailed.refused(Words.of("switching.api.no-token", server))
                    .next(Words.of("switching.api.no-token.next", name))
                    .build();
        }
        return secret(name, ref);
    }

    /** A header or an address takes text only, which cannot be wiped; our own copies are. */
    String secret(String name, SecretRef ref) throws OperationFailed {
        try (Secret secret = secrets.find(ref, name)) {
            char[] characters = secret.characters();
            String text = new String(characters).strip();
            Arrays.fill(characters, '\0');
            if (text.isEmpty() || text.chars().anyMatch(c -> c <= ' ' || c > '~')) {
                secrets.didNotFit(name);
                throw OperationFailed.refused(Words.of("switching.api.odd-token", name))
                        .next(Words.of("switching.api.odd-token.next"))
                        .build();
            }
            return text;
        }
    }
}
