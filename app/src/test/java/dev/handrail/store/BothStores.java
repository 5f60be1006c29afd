package dev.handrail.store;

import dev.handrail.Scratch;
import dev.handrail.sql.FreshPostgres;
import dev.handrail.words.OperationFailed;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.ArgumentsProvider;
import org.junit.jupiter.params.support.ParameterDeclarations;

/** Fresh stores for tests, one of each kind; the tests close them by ending. One PostgreSQL serves all tests of a run. */
public final class BothStores implements ArgumentsProvider {
    private static final AtomicInteger NUMBER = new AtomicInteger();

    @Override
    public Stream<? extends Arguments> provideArguments(ParameterDeclarations parameters, ExtensionContext context) {
        return Stream.of("H2", "PostgreSQL").map(kind -> Arguments.of(Named.of("on " + kind, fresh(kind, context))));
    }

    /** A store in a PostgreSQL database of its own, a copy of one whose tables the migrations have made. */
    public static Store onPostgres(Clock clock) throws OperationFailed {
        return Store.on(database("TEMPLATE " + Made.NAME), "postgres", "", clock);
    }

    /** The address of an empty database, of user postgres without a password. */
    public static String freshDatabase() {
        return database("");
    }

    private static String database(String how) {
        String name = "store_" + NUMBER.incrementAndGet();
        EmbeddedPostgres server = Server.INSTANCE;
        Jdbi.create(server.getPostgresDatabase())
                .useHandle(handle -> handle.execute("CREATE DATABASE " + name + " " + how));
        return server.getJdbcUrl("postgres", name);
    }

    private static Store fresh(String kind, ExtensionContext context) {
        try {
            if (kind.equals("PostgreSQL")) {
                return onPostgres(Clock.systemUTC());
            }
            return ReadyStore.open(scratch(context).folder(), Clock.systemUTC());
        } catch (OperationFailed | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Is gone once the method has ended on both. */
    private static Scratch scratch(ExtensionContext context) throws IOException {
        Scratch made = Scratch.make();
        context.getStore(ExtensionContext.Namespace.create(BothStores.class)).put(made, made);
        return made;
    }

    /** Has its tables, and nobody is connected to it. */
    private static final class Made {
        private static final String NAME = make();

        private static String make() {
            String address = freshDatabase();
            try {
                Store.on(address, "postgres", "", Clock.systemUTC()).close();
            } catch (OperationFailed e) {
                throw new IllegalStateException(e);
            }
            return address.replaceFirst(".*/([a-z0-9_]+).*", "$1");
        }
    }

    /** Started when the first test asks for it, and ended with the tests. */
    private static final class Server {
        private static final EmbeddedPostgres INSTANCE = start();

        private static EmbeddedPostgres start() {
            try {
                return FreshPostgres.start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
