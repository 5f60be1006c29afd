package dev.handrail.web;

import dev.handrail.waiting.Stop;
import dev.handrail.words.OperationFailed;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;

/** Asks a resolver where a name is, past all that this computer itself remembers or has in a file. */
public final class Lookup {
    /** A packet that is lost is no silence. */
    private static final int TRIES = 2;

    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final int[] FAMILIES = {Type.A, Type.AAAA};

    private final Duration patience;

    public Lookup() {
        this(PATIENCE);
    }

    Lookup(Duration patience) {
        this.patience = patience;
    }

    /** The addresses of both families; an answer for one alone is no answer. */
    public NameAnswer ask(Resolver resolver, String host) throws OperationFailed {
        Name name;
        try {
            name = Name.fromString(host, Name.root);
        } catch (TextParseException e) {
            return new NameAnswer(resolver, Heard.NO_NAME, List.of(), Optional.empty(), "");
        }
        SimpleResolver door = new SimpleResolver(resolver.at());
        door.setTimeout(patience);
        List<CompletableFuture<Optional<Message>>> asked = new ArrayList<>();
        for (int family : FAMILIES) {
            asked.add(asked(door, Record.newRecord(name, family, DClass.IN), TRIES));
        }
        List<Optional<Message>> answers = new ArrayList<>();
        for (CompletableFuture<Optional<Message>> one : asked) {
            answers.add(Stop.here().result(one));
        }
        return Reading.of(resolver, name, answers);
    }

    private static CompletableFuture<Optional<Message>> asked(SimpleResolver door, Record question, int tries) {
        return door.sendAsync(Message.newQuery(question))
                .toCompletableFuture()
                .handle((answer, why) -> {
                    if (answer != null) {
                        return CompletableFuture.completedFuture(Optional.of(answer));
                    }
                    return tries > 1
                            ? asked(door, question, tries - 1)
                            : CompletableFuture.completedFuture(Optional.<Message>empty());
                })
                .thenCompose(Function.identity());
    }
}
